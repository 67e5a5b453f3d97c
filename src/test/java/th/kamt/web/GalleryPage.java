package th.kamt.web;

import static th.kamt.web.FindingLine.Kind.LOOK;
import static th.kamt.web.FindingLine.Kind.PASS;
import static th.kamt.web.FindingLine.Kind.STOP;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import th.kamt.message.ConflictException;
import th.kamt.message.ForbiddenException;
import th.kamt.message.Message;
import th.kamt.message.NotFoundException;
import th.kamt.selection.Tier;

/** Every fragment once, on the plan page of the drawings: for looking at, and as an example of use. */
@PageController
class GalleryPage {

    @GetMapping("/gallery")
    String gallery(Model model) {
        model.addAttribute(
                "crumbs",
                List.of(
                        new Crumb("แผนปี 2570", "/plans/2570"),
                        new Crumb("กฟน.2", "/plans/2570?unit=N2"),
                        new Crumb("กฟอ.บึงทอง", null)));
        model.addAttribute(
                "stations",
                List.of(
                        new RouteStep("จัดทำแผน: ผจก.", RouteStep.State.DONE),
                        new RouteStep("รวบรวม: กบล.", RouteStep.State.PRESENT),
                        new RouteStep("พิจารณาขั้นต้น: อฝ.วบ.", RouteStep.State.AHEAD),
                        new RouteStep("อนุมัติ: ผชก.กฟน.2", RouteStep.State.RETURNED)));
        model.addAttribute("findings", findings());
        model.addAttribute(
                "rows",
                List.of(
                        new SumRow(null, Tier.STRATEGIC, "7", "6", "+1"),
                        new SumRow(null, Tier.STAR, "14", "12", "+2"),
                        new SumRow(null, Tier.STATUS, "14", "15", "−1"),
                        new SumRow("ค่าตอบแทน KAMR 3 คน", null, "18,000", "18,000", "0")));
        model.addAttribute("total", new SumRow("รวม", null, "47", "43", "+4"));
        model.addAttribute("people", people());
        model.addAttribute("tiers", Tier.values());
        return "gallery";
    }

    @GetMapping("/gallery/fail/{code}")
    String fail(@PathVariable int code) {
        // An unknown key shows as a failure of its own: these sentences must be said as they are.
        throw switch (code) {
            case 403 -> new ForbiddenException(new Message("web.error.403.text"));
            case 404 -> new NotFoundException(new Message("web.error.404.text"));
            case 409 -> new ConflictException(new Message("web.error.409.text"));
            default -> new IllegalStateException("a failure of the machine");
        };
    }

    private static List<FindingLine> findings() {
        return List.of(
                new FindingLine(
                        STOP,
                        "บริษัท ห้องเย็นลุ่มน้ำยม จำกัด",
                        "ลงนามสัญญากับ SPP แล้ว ยังไม่ได้ตัดสินว่าจะยกเว้นหรือคงไว้",
                        "ข้อ 6.1.1.2",
                        "#a-7",
                        "ตัดสิน"),
                new FindingLine(
                        LOOK, "น.ส.ปิยะดา ศรีวงศ์", "ภาระงาน 11.8 ใกล้เพดาน 12.0", "ข้อ 6.1.2", "#k-1", "ดูภาระงาน"),
                new FindingLine(PASS, null, "อีก 17 ข้อผ่านเกณฑ์ครบ", null, "/plans/2570/N2-BT/checks", "ดูทุกข้อ"));
    }

    private static List<LoadLine> people() {
        return List.of(
                person("k-1", "น.ส.ปิยะดา ศรีวงศ์", "นทน. ระดับ 7", false, "4.0", "4.8", "3.0", true),
                person("k-2", "นายวีระชัย อินทร์แก้ว", "พชง. ระดับ 6", false, "2.0", "1.6", "1.8", true),
                person("k-3", "นายธนพล แสงจันทร์", "วศก. ระดับ 4 · ต้องระบุเหตุผล", true, "9.0", "4.0", "2.4", true),
                person("k-4", "นายอดิศร ใจกล้า", "KAMR ประจำเขต", false, "1.0", "0", "0.6", false));
    }

    private static LoadLine person(
            String anchor, String name, String note, boolean bad, String s1, String s2, String s3, boolean band) {
        BigDecimal least = band ? new BigDecimal("6.0") : null;
        BigDecimal most = band ? new BigDecimal("12.0") : null;
        LoadBar bar = LoadBar.of(new BigDecimal(s1), new BigDecimal(s2), new BigDecimal(s3), least, most);
        return new LoadLine(anchor, name, note, bad, "4 Strategic · 6 Star · 5 Status", bar);
    }
}
