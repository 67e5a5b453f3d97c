package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import th.kamt.support.Chrome;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** What Tasklist and the other web apps offer and say here, as seen in a browser whose clock is not the application's. */
@PlanningTest
class TasklistBrowserTest {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final String COMMENT = "ขอทบทวนรายที่คัดออก";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @LocalServerPort
    private int port;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private Chrome chrome;

    @BeforeEach
    void nobodyHasATask() {
        chrome = Chrome.start(profile);
        year.forget();
    }

    @AfterEach
    void closed() {
        if (chrome != null) {
            chrome.screenshot("tasklist-last");
            chrome.close();
        }
    }

    @Test
    void tasklistIsThaiCountsDaysByTheApplicationsClockAndOffersOnlyWhatAPersonMayDo() {
        year.opened();
        open(TASKLIST);
        logIn(MANAGER, "demo");
        chrome.visible(".tasks-list .task .due-date");

        assertThat(texts(".task-filter .name"))
                .extracting(name -> name.replaceAll("\\s*\\(?\\d*\\)?$", ""))
                .containsExactly(
                        "งานของฉัน", "ครบกำหนดสัปดาห์นี้", "เกินกำหนด", "งานทั้งหมดของตำแหน่งฉัน", "งานของหน่วย");
        // It is 16 November 2569, whatever the browser thinks.
        assertThat(texts(".tasks-list .task .due-date")).containsExactly("ครบกำหนด 30 พ.ย. 2569 · อีก 14 วัน");
        assertThat(chrome.driver().getCurrentUrl()).contains("dueDate");
        assertThat(shown(".create-task-action")).isEmpty();
        assertThat(shown(".start-process-action")).isEmpty();
        assertThat(shown(".ce-eol-banner")).isEmpty();
        assertThat(chrome.driver().findElement(By.tagName("body")).getText()).doesNotContain("Camunda 8");
    }

    @Test
    void aLinkToATaskSurvivesLoginAndWhatIsTypedTheEndOfTheSession() {
        String task = submitted();
        open("/tasks/" + task);
        logIn(CHIEF, "demo");
        formOf(task);

        // Nothing chosen: form-js says so in Thai.
        chrome.click(".form-actions button.btn-primary");
        chrome.waitUntil("refused", () -> texts(".fjs-form-field-error").contains("ต้องกรอกช่องนี้"));

        chrome.click(() -> radio(1));
        chrome.visible(".fjs-form textarea").sendKeys(COMMENT);
        chrome.waitUntil("kept", () -> drafts() == 1);

        // The session ends; Tasklist's own address goes through the login, too.
        chrome.driver().manage().deleteAllCookies();
        chrome.driver().navigate().refresh();
        logIn(CHIEF, "demo");
        formOf(task);
        assertThat(chrome.driver().findElements(By.cssSelector(".fjs-form textarea")))
                .isEmpty();
        chrome.visible(".kamt-draft");
        chrome.screenshot("tasklist-draft");
        chrome.click(".kamt-draft .btn-primary");
        chrome.waitUntil(
                "filled in again",
                () -> COMMENT.equals(chrome.visible(".fjs-form textarea").getDomProperty("value")));
        assertThat(radio(1).isSelected()).isTrue();

        chrome.click(".form-actions button.btn-primary");
        chrome.waitUntil(
                "returned",
                () -> driver.openTask(YEAR, AA)
                        .filter(open -> open.getId().equals(task))
                        .isEmpty());
        chrome.waitUntil("draft forgotten", () -> drafts() == 0);
    }

    /** Radio by arrow key, button by Enter: no mouse. */
    @Test
    void aPlanIsApprovedByKeyboard() {
        String task = submitted();
        open("/tasks/" + task);
        logIn(CHIEF, "demo");
        formOf(task);

        radio(0).sendKeys(Keys.SPACE);
        WebElement complete = chrome.visible(".form-actions button.btn-primary");
        chrome.waitUntil("ready", complete::isEnabled);
        complete.sendKeys(Keys.ENTER);

        chrome.waitUntil(
                "decided",
                () -> driver.openTask(YEAR, AA)
                        .filter(open -> open.getId().equals(task))
                        .isEmpty());
        year.run();
        assertThat(year.waitsFor(AA)).isEqualTo("Task_ConsiderPlan");
    }

    @Test
    void theOperatorsAppsAreThaiUntilSwitchedAndCarryNoBanner() {
        open("/camunda/app/cockpit/default/");
        logIn("admin", "admin");
        for (String app : List.of("cockpit", "admin", "welcome")) {
            open("/camunda/app/" + app + "/default/");
            chrome.waitUntil(app + " in Thai", () -> body().contains(inThai(app)));
            chrome.screenshot("app-" + app);
            assertThat(shown(".ce-eol-banner")).as(app).isEmpty();
        }

        open("/my-work?lang=en");
        open("/camunda/app/cockpit/default/");
        chrome.waitUntil("English", () -> body().contains("Running Process Instances"));
        assertThat(shown(".ce-eol-banner")).isEmpty();
    }

    private static String inThai(String app) {
        return switch (app) {
            case "cockpit" -> "กระบวนการที่กำลังทำ";
            case "admin" -> "รายชื่อผู้ใช้";
            default -> "เปลี่ยนรหัสผ่าน";
        };
    }

    private String submitted() {
        year.planWaitingForRegion();
        return driver.task(YEAR, AA).getId();
    }

    private void open(String path) {
        chrome.driver().get("http://localhost:" + port + path);
    }

    private void logIn(String person, String password) {
        chrome.visible("#username").sendKeys(person);
        chrome.driver().findElement(By.id("password")).sendKeys(password);
        chrome.driver().findElement(By.cssSelector("button[type=submit]")).click();
        chrome.waitUntil("logged in", () -> !chrome.driver().getCurrentUrl().contains("/login"));
    }

    private void formOf(String task) {
        chrome.visible(".fjs-form table tbody tr");
        assertThat(chrome.driver().getCurrentUrl()).contains("task=" + task);
    }

    private WebElement radio(int position) {
        return chrome.driver()
                .findElements(By.cssSelector(".fjs-form input[type=radio]"))
                .get(position);
    }

    private long drafts() {
        return (Long) chrome.driver()
                .executeScript("return Object.keys(localStorage).filter(key => key.startsWith('kamt.draft.')).length");
    }

    private String body() {
        return chrome.driver().findElement(By.tagName("body")).getText();
    }

    private List<String> texts(String css) {
        return chrome.driver().findElements(By.cssSelector(css)).stream()
                .map(WebElement::getText)
                .map(String::strip)
                .toList();
    }

    private List<WebElement> shown(String css) {
        return chrome.driver().findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .toList();
    }
}
