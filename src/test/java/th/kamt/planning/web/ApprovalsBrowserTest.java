package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.BB;
import static th.kamt.support.SmallYear.CHIEF;
import static th.kamt.support.SmallYear.PC;
import static th.kamt.support.SmallYear.SERVICE_MANAGER;
import static th.kamt.support.SmallYear.YEAR;

import java.nio.file.Path;
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
import org.springframework.jdbc.core.JdbcTemplate;
import th.kamt.support.Chrome;
import th.kamt.support.PlanningTest;
import th.kamt.support.ProcessDriver;
import th.kamt.support.SmallYear;

/** Plans waiting, as only a browser shows it: nothing chosen or typed is lost, and only the button at the foot confirms. */
@PlanningTest
class ApprovalsBrowserTest {

    private static final String PAGE = "/approvals/2570";

    @Autowired
    private SmallYear year;

    @Autowired
    private ProcessDriver driver;

    @Autowired
    private JdbcTemplate jdbc;

    @LocalServerPort
    private int port;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private Chrome chrome;
    private String ordinary;
    private String unusual;

    @BeforeEach
    void plansWaitOfBothKinds() {
        chrome = Chrome.start(profile);
        // Without these two accounts one of the offices is as the year before.
        year.forget().withoutAccount(1).withoutAccount(61);
        year.opened().submit(AA).submit(BB).submit(PC);
        year.approve(PC, SERVICE_MANAGER);
        unusual = driver.task(YEAR, PC).getId();
        chrome.driver().get("http://localhost:" + port + "/login");
        enter();
        open(PAGE);
        ordinary = chrome.visible("input[name=approve]").getAttribute("value");
    }

    @AfterEach
    void closed() {
        if (chrome != null) {
            chrome.screenshot("approvals-last");
            chrome.close();
        }
    }

    private void open(String path) {
        chrome.driver().get("http://localhost:" + port + path);
        chrome.visible("#approvals");
    }

    private void enter() {
        chrome.visible("#username").sendKeys(CHIEF);
        chrome.driver().findElement(By.id("password")).sendKeys("demo");
        chrome.click("#login button[type=submit]");
        chrome.waitUntil("logged in", () -> !chrome.driver().getCurrentUrl().contains("/login"));
    }

    /** The session ends on the server; the page does not know it yet. */
    private void sessionEnds() {
        chrome.driver().manage().deleteAllCookies();
    }

    private void loggedInAgain() {
        chrome.waitUntil("the login", () -> chrome.driver().getCurrentUrl().contains("/login"));
        enter();
        chrome.waitUntil("the page", () -> chrome.driver().getCurrentUrl().contains(PAGE));
    }

    private void returnWith(String comment) {
        chrome.click("input[name='decision-" + unusual + "'][value=return]");
        chrome.visible("#comment-" + unusual).sendKeys(comment);
    }

    private void thereIs(String comment) {
        chrome.waitUntil(
                "the choice",
                () -> chrome.driver()
                        .findElement(By.cssSelector("input[name='decision-" + unusual + "'][value=return]"))
                        .isSelected());
        assertThat(chrome.visible("#comment-" + unusual).getAttribute("value")).isEqualTo(comment);
    }

    private WebElement tick() {
        return chrome.visible("input[name=approve][value='" + ordinary + "']");
    }

    private long confirmations() {
        return jdbc.queryForObject("select count(*) from approval_run", Long.class);
    }

    @Test
    void whatWasChosenOutlivesFilterAndSessionAndIsGoneOnceConfirmed() {
        tick().click();
        returnWith("ขอรายละเอียดงบ");
        open(PAGE + "?f=same");
        chrome.waitUntil("ticked", () -> tick().isSelected());
        open(PAGE);
        thereIs("ขอรายละเอียดงบ");

        sessionEnds();
        chrome.click("#bulk-confirm");
        loggedInAgain();

        assertThat(confirmations()).isZero();
        thereIs("ขอรายละเอียดงบ");
        assertThat(tick().isSelected()).isTrue();
        assertThat(chrome.visible("#bulk-confirm").getText()).contains("2");

        chrome.click("#bulk-confirm");
        chrome.visible("#result");
        assertThat(confirmations()).isEqualTo(1);
        assertThat(chrome.driver().executeScript("return sessionStorage.getItem('kamt.drafts')"))
                .isNull();
    }

    @Test
    void aPlanMovedUpAfterTheSessionEndedIsMovedUpAfterTheLogin() {
        returnWith("ยังพิมพ์ไม่จบ");
        sessionEnds();

        chrome.click("button[name=single][value='" + ordinary + "']");
        loggedInAgain();

        chrome.visible("input[name='decision-" + ordinary + "'][value=approve]").click();
        thereIs("ยังพิมพ์ไม่จบ");
        assertThat(confirmations()).isZero();
        // And stays up, with its choice, whatever is searched for.
        open(PAGE + "?f=all&q=");
        chrome.waitUntil(
                "moved up and chosen",
                () -> chrome.driver()
                        .findElement(By.cssSelector("input[name='decision-" + ordinary + "'][value=approve]"))
                        .isSelected());
    }

    @Test
    void enterInATickOrAChoiceConfirmsNothing() {
        tick().sendKeys(Keys.SPACE);
        tick().sendKeys(Keys.ENTER);
        WebElement choice = chrome.visible("input[name='decision-" + unusual + "'][value=approve]");
        choice.sendKeys(Keys.SPACE);
        choice.sendKeys(Keys.ENTER);

        // Neither confirmed nor moved up, nor drawn again: the very same elements.
        assertThat(choice.isSelected()).isTrue();
        assertThat(tick().isSelected()).isTrue();
        assertThat(confirmations()).isZero();

        // Without the script the browser presses the form's first button.
        chrome.driver().executeScript("document.getElementById('approvals').querySelector('button').click()");
        chrome.waitUntil("drawn again", () -> tick().isSelected() && !choice.equals(choiceNow()));
        assertThat(choiceNow().isSelected()).isTrue();
        assertThat(confirmations()).isZero();
    }

    private WebElement choiceNow() {
        return chrome.visible("input[name='decision-" + unusual + "'][value=approve]");
    }
}
