package th.kamt.activity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.KAMR_BB;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import th.kamt.attachment.Attachments;
import th.kamt.attachment.CheckedFiles;
import th.kamt.attachment.GivenFile;
import th.kamt.attachment.OwnerKind;
import th.kamt.attachment.SampleFiles;
import th.kamt.message.FieldsRefusedException;
import th.kamt.support.Login;
import th.kamt.support.Pages;
import th.kamt.support.PlanningTest;
import th.kamt.support.Rest;
import th.kamt.support.Rest.Answer;
import th.kamt.support.SmallYear;

/** Files attached to activities, by pages and by REST; N2-AA's plan is in force, it is 15 March 2570. */
@PlanningTest
class ActivityFilesTest {

    private static final long MEGABYTE = 1024 * 1024;
    private static final byte[] PDF = SampleFiles.pdf();
    private static final byte[] JPEG = SampleFiles.picture("jpg");

    @Autowired
    SmallYear year;

    @Autowired
    ActivityStore store;

    @Autowired
    ActivityDesk desk;

    @Autowired
    Attachments attachments;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Login login;

    @Autowired
    Rest rest;

    @Autowired
    Pages pages;

    @LocalServerPort
    int port;

    private String account;
    private String kamr;

    @BeforeEach
    void planInForce() {
        year.forget().opened().approveFully(AA);
        year.beginningAt("2027-03-15T09:00:00+07:00");
        account = SmallYear.id(1, AA);
        kamr = jdbc.queryForObject("select kamr from portfolio_account where account_id = ?", String.class, account);
    }

    @Test
    void aPhotoComesWithTheLogAndIsSavedByWhoMaySeeTheAccount() throws IOException {
        Activity visit = planned("RBA1");
        String page = "/activities/" + visit.id();
        assertThat(pages.get(kamr, page + "/log").body())
                .contains("name=\"files\"", "multipart/form-data", "data-largest=\"20971520\"", ".heic");

        Rest.Answer logged = log(visit, "ตรวจเยี่ยม", file("../../ภาพ <1>.jpg", JPEG), file("", new byte[0]));

        assertThat(logged.status()).as(logged.body()).isEqualTo(302);
        JsonNode kept =
                rest.get(kamr, "/api/activities/" + visit.id() + "/attachments").json();
        assertThat(kept).hasSize(1);
        assertThat(kept.get(0).get("name").asText()).isEqualTo("ภาพ _1_.jpg");
        assertThat(kept.get(0).get("size").asLong()).isEqualTo(JPEG.length);
        assertThat(kept.get(0).get("by").asText()).isEqualTo(kamr);
        String file = page + "/attachments/" + kept.get(0).get("id").asText();
        assertThat(pages.get(MANAGER, page).body())
                .contains("ภาพ _1_.jpg", file, "แนบไฟล์")
                .doesNotContain(file + "/remove");
        MockHttpServletResponse saved = pages.answer(MockMvcRequestBuilders.get(file), MANAGER);
        assertThat(saved.getContentAsByteArray()).isEqualTo(JPEG);
        assertThat(saved.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''"
                        + URLEncoder.encode("ภาพ _1_.jpg", UTF_8).replace("+", "%20"));
        assertThat(saved.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(saved.getHeader("Cache-Control")).contains("no-store");
        assertThat(saved.getContentType()).startsWith("image/jpeg");

        assertThat(pages.answer(MockMvcRequestBuilders.get(file), KAMR_BB).getStatus())
                .isEqualTo(404);
        assertThat(rest.get(KAMR_BB, "/api/activities/" + visit.id() + "/attachments")
                        .status())
                .isEqualTo(404);
        assertThat(rest.upload(KAMR_BB, "/api" + page + "/attachments", Map.of(), Map.of("a.pdf", PDF))
                        .status())
                .isEqualTo(404);
        assertThat(rest.get(KAMR_BB, "/api" + file).status()).isEqualTo(404);
        assertThat(rest.get(
                                kamr,
                                "/api/activities/" + (visit.id() + 1) + "/attachments/"
                                        + kept.get(0).get("id").asText())
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRefusedLogKeepsNeitherWordsNorFiles() {
        Activity visit = planned("RBA1");

        Rest.Answer noPurpose = log(visit, "", file("a.pdf", PDF));
        Rest.Answer wrongFile = log(visit, "ตรวจเยี่ยม", file("หน้า.html", "<html></html>".getBytes(UTF_8)));

        assertThat(noPurpose.status()).isEqualTo(422);
        assertThat(noPurpose.body()).contains("การเข้าพบต้องมีวัตถุประสงค์", "กรุณาเลือกอีกครั้ง");
        assertThat(wrongFile.status()).isEqualTo(422);
        assertThat(wrongFile.body())
                .contains(
                        "หน้า.html: ไฟล์ชนิดนี้แนบไม่ได้ แนบได้เฉพาะ PDF, JPEG, PNG", "ตรวจเยี่ยม", "href=\"#files\"");
        assertThat(store.find(visit.id()).orElseThrow().state()).isEqualTo(ActivityState.PLANNED);
        assertNothingKept();
    }

    /** What follows the file in its transaction fails, as when the node dies: neither row nor piece is left. */
    @Test
    void whatTheTransactionDoesNotFinishIsNotThere() {
        Activity visit = planned("RBA1");

        try (CheckedFiles files = attachments.check(List.of(given("a.pdf", PDF)))) {
            assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                        attachments.keep(OwnerKind.ACTIVITY, visit.id(), files, kamr);
                        assertThat(count("attachment_piece")).isOne();
                        throw new IllegalStateException("the node dies");
                    }))
                    .hasMessage("the node dies");
        }

        assertNothingKept();
    }

    @Test
    void theSameFileIsKeptOnceAndGoesWhenNobodyHasItAnyMore() {
        Activity visit = planned("RBA1");
        Activity other = planned("RBA2");
        String page = "/activities/" + visit.id();

        Rest.Answer first = rest.upload(kamr, "/api" + page + "/attachments", Map.of(), Map.of("a.pdf", PDF));
        Rest.Answer again = rest.upload(kamr, "/api" + page + "/attachments", Map.of(), Map.of("b.pdf", PDF));
        rest.upload(kamr, "/api/activities/" + other.id() + "/attachments", Map.of(), Map.of("a.pdf", PDF));

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(List.of(count("attachment"), count("attachment_content"), count("attachment_piece")))
                .containsExactly(2, 1, 1);
        String file = page + "/attachments/" + first.json().get(0).get("id").asText();
        assertThat(pages.get(kamr, page).body()).contains(file + "/remove");
        assertThat(pages.post(MANAGER, file + "/remove").status()).isEqualTo(403);
        assertThat(pages.post(kamr, file + "/remove").status()).isEqualTo(302);
        assertThat(pages.get(kamr, file).status()).isEqualTo(404);
        assertThat(count("attachment_content")).isOne();
        long left = attachments.of(OwnerKind.ACTIVITY, other.id()).get(0).id();
        assertThat(pages.post(kamr, "/activities/" + other.id() + "/attachments/" + left + "/remove")
                        .status())
                .isEqualTo(302);
        assertThat(List.of(count("attachment"), count("attachment_content"), count("attachment_piece")))
                .containsExactly(2, 0, 0);
        assertThat(jdbc.queryForList("select removed_by from attachment", String.class))
                .containsOnly(kamr);
        assertThat(pages.get(kamr, page).body()).contains("ลบไฟล์", "a.pdf");
    }

    @Test
    void onceLoggedAFileStays() {
        Activity visit = planned("RBA1");
        assertThat(log(visit, "ตรวจเยี่ยม", file("a.pdf", PDF)).status()).isEqualTo(302);
        long file = attachments.of(OwnerKind.ACTIVITY, visit.id()).get(0).id();

        pages.post(kamr, "/activities/" + visit.id() + "/attachments/" + file + "/remove");

        assertThat(attachments.of(OwnerKind.ACTIVITY, visit.id())).hasSize(1);
        assertThat(pages.get(kamr, "/activities/" + visit.id()).body())
                .contains("a.pdf")
                .doesNotContain("/remove");
    }

    @Test
    void oneSeminarsFileIsWithEveryAccountAndStoredOnce() {
        List<String> mine = jdbc.queryForList(
                "select account_id from portfolio_account where kamr = ? order by account_id limit 2",
                String.class,
                kamr);
        MockMultipartHttpServletRequestBuilder form = MockMvcRequestBuilders.multipart("/activities/new");
        form.file(file("a.pdf", PDF));
        form.param("account", mine.get(0), mine.get(1))
                .param("code", "RBA2")
                .param("planned", "true")
                .param("when", "today")
                .param("mode", "ON_SITE")
                .param("purpose", "สัมมนา")
                .param("result", "เข้าร่วม")
                .param("key", "seminar");

        assertThat(pages.perform(form.with(csrf()), kamr).status()).isEqualTo(302);

        assertThat(List.of(count("attachment"), count("attachment_content"))).containsExactly(2, 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.html | <html></html> | แนบได้เฉพาะ PDF",
                "a.exe | MZ | a.exe: ไฟล์ชนิดนี้แนบไม่ได้",
                "a.pdf | <svg/> | a.pdf: เนื้อหาไม่ใช่ไฟล์ .pdf ตามนามสกุล",
                "passwd | root:x | ไฟล์ที่ไม่มีชื่อ: ชื่อไฟล์ต้องมีชื่อและนามสกุล",
                "a.txt | '' | a.txt: ไฟล์ว่างเปล่า"
            })
    void aWrongFileIsRefusedByNameWithWhatIsAllowed(String name, String content, String sentence) {
        Activity visit = planned("RBA1");

        Rest.Answer answer = rest.upload(
                kamr,
                "/api/activities/" + visit.id() + "/attachments",
                Map.of(),
                Map.of(name, content.getBytes(UTF_8)));

        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().get("errors").get(0).get("message").asText()).contains(sentence);
        assertThat(answer.json().get("errors").get(0).get("field").asText()).isEqualTo("files");
        assertNothingKept();
    }

    @Test
    void anActivityHasTenFilesAtMost() {
        Activity visit = planned("RBA1");
        for (int i = 0; i < 9; i++) {
            attach(visit, "a" + i + ".txt", ("ไฟล์ " + i).getBytes(UTF_8));
        }

        Rest.Answer two = rest.upload(
                kamr,
                "/api/activities/" + visit.id() + "/attachments",
                Map.of(),
                Map.of("b.txt", "ข".getBytes(UTF_8), "c.txt", "ค".getBytes(UTF_8)));

        assertThat(two.status()).isEqualTo(422);
        assertThat(two.body()).contains("แนบได้ไม่เกิน 10 ไฟล์ต่อกิจกรรม");
        assertThat(attachments.of(OwnerKind.ACTIVITY, visit.id())).hasSize(9);
        attach(visit, "b.txt", "ข".getBytes(UTF_8));
        assertThat(attachments.of(OwnerKind.ACTIVITY, visit.id())).hasSize(10);
    }

    @Test
    void aFileOfTwentyMegabytesIsKeptInPiecesAndComesBackWhole() throws IOException {
        Activity visit = planned("RBA1");
        byte[] noise = new byte[(int) (20 * MEGABYTE)];
        new Random(5).nextBytes(noise);
        System.arraycopy(PDF, 0, noise, 0, PDF.length);

        attach(visit, "ใหญ่.pdf", noise);

        assertThat(count("attachment_piece")).isEqualTo(80);
        ByteArrayOutputStream back = new ByteArrayOutputStream();
        attachments.write(attachments.of(OwnerKind.ACTIVITY, visit.id()).get(0), back);
        assertThat(back.toByteArray()).isEqualTo(noise);
        assertThatThrownBy(() -> attach(visit, "ใหญ่เกิน.pdf", new byte[(int) (20 * MEGABYTE) + 1]))
                .isInstanceOf(FieldsRefusedException.class)
                .hasMessageContaining("attachment.tooLarge");
    }

    /** A hundred megabytes over the wire, as a browser without script sends them: read past, not kept, and the form comes back as typed. */
    @Test
    void aHundredMegabytesAreRefusedWithEverythingThatWasTyped() throws Exception {
        Activity visit = planned("RBA1");
        Browser browser = new Browser(kamr);
        long before = temporaryFiles();

        HttpResponse<String> answer = browser.send("/activities/" + visit.id() + "/log", 100 * MEGABYTE);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("วิดีโอ.pdf: ไฟล์ใหญ่เกินไป แนบได้ไฟล์ละไม่เกิน 20 MB", "value=\"ตรวจเยี่ยมทั้งวัน\"");
        assertThat(temporaryFiles()).isEqualTo(before);
        assertNothingKept();

        HttpResponse<String> small = browser.send("/activities/" + visit.id() + "/log", 1000);
        assertThat(small.statusCode()).as(small.body()).isEqualTo(302);
        assertThat(attachments.of(OwnerKind.ACTIVITY, visit.id()))
                .extracting(one -> one.name())
                .containsExactly("วิดีโอ.pdf");

        // A program that does not say how much will come is told by the file's name.
        Answer streamed = rest.upload(
                kamr,
                "/api/activities/" + visit.id() + "/attachments",
                Map.of(),
                Map.of("a.pdf", new byte[(int) (52 * MEGABYTE)]));
        assertThat(streamed.status()).isEqualTo(422);
        assertThat(streamed.body()).contains("a.pdf: ไฟล์ใหญ่เกินไป แนบได้ไฟล์ละไม่เกิน 20 MB");
        assertThat(temporaryFiles()).isEqualTo(before);
    }

    private static long temporaryFiles() throws IOException {
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("kamt-upload") || name.startsWith("kamt-attachment"))
                    .count();
        }
    }

    /** Somebody logged in, by plain HTTP. */
    private final class Browser {

        private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
        private final HttpClient http =
                HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

        Browser(String person) throws Exception {
            String token = token(page("/login"));
            http.send(
                    HttpRequest.newBuilder(uri("/login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(
                                    "username=" + person + "&password=demo&_csrf=" + URLEncoder.encode(token, UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.discarding());
        }

        private URI uri(String path) {
            return URI.create("http://localhost:" + port + path);
        }

        private String page(String path) throws Exception {
            return http.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }

        private static String token(String page) {
            Matcher found = TOKEN.matcher(page);
            assertThat(found.find()).as(page).isTrue();
            return found.group(1);
        }

        HttpResponse<String> send(String path, long bytes) throws Exception {
            String token = token(page(path));
            StringBuilder head = new StringBuilder();
            Map.of("_csrf", token, "when", "today", "mode", "ON_SITE", "purpose", "ตรวจเยี่ยมทั้งวัน", "result", "ปกติ")
                    .forEach((name, value) -> head.append("--cut\r\nContent-Disposition: form-data; name=\"")
                            .append(name)
                            .append("\"\r\n\r\n")
                            .append(value)
                            .append("\r\n"));
            head.append("--cut\r\nContent-Disposition: form-data; name=\"files\"; filename=\"C:\\x\\วิดีโอ.pdf\"\r\n")
                    .append("Content-Type: application/pdf\r\n\r\n%PDF-1.4\n");
            return http.send(
                    HttpRequest.newBuilder(uri(path))
                            .header("Content-Type", "multipart/form-data; boundary=cut")
                            .POST(HttpRequest.BodyPublishers.concat(
                                    HttpRequest.BodyPublishers.ofString(head.toString()),
                                    HttpRequest.BodyPublishers.ofInputStream(() -> spaces(bytes)),
                                    HttpRequest.BodyPublishers.ofString("\r\n--cut--\r\n")))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static InputStream spaces(long bytes) {
        return new InputStream() {
            private long left = bytes;

            @Override
            public int read() {
                return left-- > 0 ? ' ' : -1;
            }

            @Override
            public int read(byte[] to, int offset, int most) {
                if (left <= 0) {
                    return -1;
                }
                int given = (int) Math.min(most, left);
                java.util.Arrays.fill(to, offset, offset + given, (byte) ' ');
                left -= given;
                return given;
            }
        };
    }

    private void attach(Activity activity, String name, byte[] content) {
        login.as(kamr, () -> {
            try (CheckedFiles files = attachments.check(List.of(given(name, content)))) {
                desk.attach(activity.id(), files);
            }
        });
    }

    private static GivenFile given(String name, byte[] content) {
        return new GivenFile(name, content.length, () -> new ByteArrayInputStream(content));
    }

    private void assertNothingKept() {
        List<Integer> counts = new ArrayList<>();
        for (String table : List.of("attachment", "attachment_content", "attachment_piece")) {
            counts.add(count(table));
        }
        assertThat(counts).containsOnly(0);
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }

    private Activity planned(String code) {
        return store.ofAccount(YEAR, account).stream()
                .filter(one -> one.code().code().equals(code) && one.state() == ActivityState.PLANNED)
                .findFirst()
                .orElseThrow();
    }

    private static MockMultipartFile file(String name, byte[] content) {
        return new MockMultipartFile("files", name, null, content);
    }

    private Rest.Answer log(Activity activity, String purpose, MockMultipartFile... files) {
        MockMultipartHttpServletRequestBuilder form =
                MockMvcRequestBuilders.multipart("/activities/" + activity.id() + "/log");
        for (MockMultipartFile file : files) {
            form.file(file);
        }
        form.param("when", "today")
                .param("mode", "ON_SITE")
                .param("purpose", purpose)
                .param("result", "ปกติ");
        return pages.perform(form.with(csrf()), kamr);
    }
}
