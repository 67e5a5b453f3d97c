package th.kamt.planning.web;

/**
 * A line to sign on.
 *
 * @param lead ลงชื่อ, before the line
 * @param role ผู้จัดทำ, ผู้ตรวจสอบ or ผู้อนุมัติ
 * @param name empty until submitted or decided
 * @param post whose line it is
 * @param day  when it was submitted or decided; empty until then
 */
record DocumentSign(String lead, String role, String name, String post, String day) {}
