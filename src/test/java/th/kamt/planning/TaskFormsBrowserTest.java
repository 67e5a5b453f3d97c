package th.kamt.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.DIRECTOR;
import static th.kamt.support.SmallYear.GOVERNOR;
import static th.kamt.support.SmallYear.MANAGER;
import static th.kamt.support.SmallYear.SCRIPT;
import static th.kamt.support.SmallYear.SCRIPT_NAME;
import static th.kamt.support.SmallYear.YEAR;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import th.kamt.support.Chrome;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** One plan through Camunda Tasklist in a browser: prepared, submitted, returned, submitted again, approved. */
@PlanningTest
class TaskFormsBrowserTest {

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private PlanStandings standings;

    @LocalServerPort
    private int port;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private Chrome chrome;

    @BeforeEach
    void thePlansAreProposed() {
        newBrowser("0");
        year.forget().opened();
    }

    @AfterEach
    void closed() {
        if (chrome != null) {
            chrome.screenshot("last");
            chrome.close();
            chrome = null;
        }
    }

    @Test
    @DisplayName("R-2.1, R-2.4: an office's plan through Tasklist, with a return")
    void aPlanIsPreparedReturnedAndApprovedInTasklist() {
        year.edit(AA, new PlanEdit.Exclude(SCRIPT, "ปิดโรงงานสิ้นปี"));

        // The manager looks at the proposal and submits it.
        openTask(MANAGER, "1-prepare");
        // 5 Strategic, 2 Status, 2 Streamline; 5 + 2 x 0.6 = 6.2; 500 baht x 12.
        assertThat(heads(0)).containsExactly("กลุ่ม", "ปี 2570", "ปี 2569", "ต่าง");
        assertThat(table(0)).anySatisfy(row -> assertThat(row).contains("Strategic", "5"));
        assertThat(table(0)).anySatisfy(row -> assertThat(row).contains("Status", "2"));
        assertThat(table(1)).anySatisfy(row -> assertThat(row).contains("น.ส.ปิยะดา ศรีวงศ์", "6.2"));
        assertThat(heads(2)).containsExactly("รายการ", "ปี 2570", "ปี 2569", "ต่าง");
        assertThat(table(2)).anySatisfy(row -> assertThat(row).contains("6,000"));
        theScriptIsOnlyText();
        complete();
        assertThat(year.run().waitsFor(AA)).isEqualTo("Task_CollectRegion");

        // The region sees the same figures and sends it back.
        openTask(CHIEF, "2-collect-region");
        assertThat(table(0)).anySatisfy(row -> assertThat(row).contains("Strategic", "5"));
        assertThat(table(1)).anySatisfy(row -> assertThat(row).contains("6.2"));
        theScriptIsOnlyText();
        choose("return");
        type("ขอทบทวนรายที่คัดออก");
        chrome.screenshot("3-return");
        complete();
        assertThat(year.run().waitsFor(AA)).isEqualTo("Task_PreparePlan");
        assertThat(status()).isEqualTo(PlanStatus.RETURNED);

        // The manager reads why and submits it again.
        openTask(MANAGER, "4-returned");
        assertThat(form().getText()).contains("ขอทบทวนรายที่คัดออก");
        complete();
        year.run();

        // Through all stations.
        for (String person : List.of(CHIEF, DIRECTOR, GOVERNOR)) {
            openTask(person, "5-" + year.waitsFor(AA));
            choose("approve");
            complete();
            year.run();
        }
        assertThat(status()).isEqualTo(PlanStatus.APPROVED);
    }

    /** A name that is a script is shown, not run. */
    private void theScriptIsOnlyText() {
        assertThat(form().getText()).contains(SCRIPT_NAME);
        assertThat(chrome.driver().getTitle()).isNotEqualTo("taken");
        assertThat(form().findElements(By.cssSelector("script"))).isEmpty();
    }

    /** Each person sits at a browser of their own. */
    private void newBrowser(String name) {
        closed();
        chrome = Chrome.start(profile.resolve(name));
    }

    private void openTask(String person, String screenshot) {
        newBrowser(screenshot);
        chrome.driver().get("http://localhost:" + port + "/login");
        chrome.driver().findElement(By.id("username")).sendKeys(person);
        chrome.driver().findElement(By.id("password")).sendKeys("demo");
        chrome.driver().findElement(By.cssSelector("button[type=submit]")).click();
        chrome.waitUntil("logged in", () -> !chrome.driver().getCurrentUrl().contains("/login"));
        String task = driver.task(YEAR, AA).getId();
        chrome.driver().get("http://localhost:" + port + "/camunda/app/tasklist/default/#/?task=" + task);
        try {
            chrome.visible(".fjs-form table tbody tr");
        } finally {
            chrome.screenshot(screenshot);
        }
    }

    private WebElement form() {
        return chrome.driver().findElement(By.cssSelector(".fjs-form"));
    }

    private List<String> heads(int index) {
        return form().findElements(By.cssSelector("table")).get(index).findElements(By.cssSelector("thead th")).stream()
                .map(WebElement::getText)
                .toList();
    }

    /** The rows of a table in the form, cells joined by a bar. */
    private List<List<String>> table(int index) {
        return form().findElements(By.cssSelector("table")).get(index).findElements(By.cssSelector("tbody tr")).stream()
                .map(row -> row.findElements(By.cssSelector("td")).stream()
                        .map(WebElement::getText)
                        .toList())
                .toList();
    }

    /** By its position: the form's radio buttons carry no value of their own. */
    private void choose(String decision) {
        int position = "approve".equals(decision) ? 0 : 1;
        chrome.click(
                () -> form().findElements(By.cssSelector("input[type=radio]")).get(position));
    }

    private void type(String comment) {
        chrome.visible(".fjs-form textarea").sendKeys(comment);
    }

    private void complete() {
        String before = driver.task(YEAR, AA).getId();
        chrome.click(".form-actions button.btn-primary");
        chrome.waitUntil(
                "completed",
                () -> driver.openTask(YEAR, AA)
                        .filter(task -> task.getId().equals(before))
                        .isEmpty());
    }

    private PlanStatus status() {
        return standings.of(YEAR, List.of(AA)).get(0).status();
    }
}
