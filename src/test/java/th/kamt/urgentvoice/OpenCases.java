package th.kamt.urgentvoice;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.id;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import th.kamt.calendar.Bangkok;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;
import th.kamt.urgentvoice.UrgentVoices.Heard;

/** A year with N2-AA's plan in force, the people its cases need, and the steps of a case. */
public final class OpenCases {

    public static final String SENIOR = "600302";
    public static final String SECTION_HEAD = "600303";
    /** Works at N2-AA, holds no post. */
    public static final String TECHNICIAN = "600304";
    /** Works at the region, holds no post. */
    public static final String REGION_ENGINEER = "600204";

    public static final String STRATEGIC = id(1, AA);
    public static final String STREAMLINE = id(9, AA);
    public static final String WORDS = "ไฟตกซ้ำทุกบ่าย เครื่องจักรหยุด 🏭";

    private final SmallYear year;
    private final ProcessDriver driver;
    private final UrgentVoices voices;
    private final TaskService tasks;
    private final JdbcTemplate jdbc;

    public OpenCases(SmallYear year, ProcessDriver driver, UrgentVoices voices, TaskService tasks, JdbcTemplate jdbc) {
        this.year = year;
        this.driver = driver;
        this.voices = voices;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    /** Plans of those units approved; then it is {@code now}, Bangkok time. */
    public OpenCases inForce(String now, String... units) {
        year.person(SECTION_HEAD, "นายจักรพันธ์ พูลสวัสดิ์", "หผ", AA, "", "section-head")
                .person(TECHNICIAN, "นายช่าง มานะ", "ชฟ", AA, "", "")
                .person(REGION_ENGINEER, "นายวิศวะ เขตสอง", "วศก", SmallYear.REGION, "FPB", "");
        year.opened();
        List.of(units).forEach(year::approveFully);
        driver.begin(at(now));
        return this;
    }

    public static Instant at(String bangkok) {
        return LocalDateTime.parse(bangkok).atZone(Bangkok.ZONE).toInstant();
    }

    public UrgentVoice open(String person, String accountId, String receivedAt) {
        return asOnPages(person, () -> voices.open(new Heard(accountId, receivedAt, "PHONE", WORDS, null)));
    }

    /** As a page or the application's REST does it: signed in there, unknown to the engine. */
    public static <T> T asOnPages(String person, Supplier<T> work) {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, "", List.of()));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    public Optional<Task> task(UrgentVoice voice) {
        return tasks.createTaskQuery().processInstanceBusinessKey(voice.businessKey()).list().stream()
                .findFirst();
    }

    /** Completes the case's open task as that person, and runs the process until it waits. */
    public UrgentVoice complete(UrgentVoice voice, String person, Map<String, Object> answers) {
        String instance = driver.instance("urgentVoice", voice.businessKey());
        driver.completeOnly(task(voice).orElseThrow().getId(), person, answers);
        driver.run(instance);
        return now(voice);
    }

    public UrgentVoice order(UrgentVoice voice, String person, String assignedTo) {
        return complete(
                voice, person, Map.of("assignedTo", assignedTo, "order", "ตรวจสอบจุดต่อสายและรายงานภายในวันนี้"));
    }

    public UrgentVoice remedy(UrgentVoice voice, String person) {
        return complete(voice, person, Map.of("remedy", "เปลี่ยนข้อต่อสายแล้ว แรงดันปกติ"));
    }

    public UrgentVoice now(UrgentVoice voice) {
        return voices.require(voice.number());
    }

    /** Who was sent a notice of that kind, in order; {@code key} begins its key. */
    public List<String> told(String kind, String key) {
        return jdbc.queryForList(
                "select recipient from mail where kind = ? and notice_key like concat(?, '%') order by id",
                String.class, kind, key);
    }

    public long deadline(UrgentVoice voice, String kind) {
        Long id = jdbc.queryForObject(
                "select id from deadline where business_key = ? and kind = ?", Long.class, voice.businessKey(), kind);
        assertThat(id).isNotNull();
        return id;
    }
}
