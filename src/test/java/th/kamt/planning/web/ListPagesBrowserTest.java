package th.kamt.planning.web;

import static org.assertj.core.api.Assertions.assertThat;
import static th.kamt.support.SmallYear.AA;
import static th.kamt.support.SmallYear.DIRECTOR_CRM;
import static th.kamt.support.SmallYear.MANAGER;

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
import th.kamt.support.SmallYear;

/** What only a browser shows: keys for rows, pictures drawn under the content security policy, and drafts. */
@PlanningTest
class ListPagesBrowserTest {

    private static final String PLAN = "/plans/2570/" + AA;

    @Autowired
    private SmallYear year;

    @LocalServerPort
    private int port;

    @TempDir(cleanup = CleanupMode.NEVER)
    private Path profile;

    private Chrome chrome;

    @BeforeEach
    void thePlansAreProposed() {
        chrome = Chrome.start(profile);
        year.forget().opened();
    }

    @AfterEach
    void closed() {
        if (chrome != null) {
            chrome.screenshot("lists-last");
            chrome.close();
        }
    }

    private void logIn(String person) {
        open("/login");
        enter(person);
    }

    private void enter(String person) {
        chrome.visible("#username").sendKeys(person);
        chrome.driver().findElement(By.id("password")).sendKeys("demo");
        chrome.driver()
                .findElement(By.cssSelector("#login button[type=submit]"))
                .click();
        chrome.waitUntil("logged in", () -> !chrome.driver().getCurrentUrl().contains("/login"));
    }

    private void open(String path) {
        chrome.driver().get("http://localhost:" + port + path);
    }

    private String focused() {
        return chrome.driver().switchTo().activeElement().getText();
    }

    private void press(CharSequence keys) {
        chrome.driver().switchTo().activeElement().sendKeys(keys);
    }

    @Test
    void singleKeysWalkThroughRowsNeverFireInFieldsAndCanBeTurnedOff() {
        logIn(MANAGER);
        open("/accounts?sort=name");
        List<WebElement> rows = chrome.driver().findElements(By.cssSelector("[data-open]"));

        press("j");
        press("j");
        assertThat(focused()).isEqualTo(rows.get(1).getText());
        press("k");
        assertThat(focused()).isEqualTo(rows.get(0).getText());

        press("/");
        WebElement search = chrome.driver().switchTo().activeElement();
        assertThat(search.getAttribute("id")).isEqualTo("q");
        search.sendKeys("jko?");
        assertThat(search.getAttribute("value")).isEqualTo("jko?");
        assertThat(chrome.driver().findElement(By.id("keys")).isDisplayed()).isFalse();

        chrome.driver().executeScript("document.activeElement.blur()");
        press("?");
        chrome.visible("#keys");
        chrome.click("#keys [data-keys=off]");
        chrome.click("#keys [data-keys=close]");
        press("j");
        assertThat(focused()).isNotEqualTo(rows.get(0).getText());

        open("/accounts?sort=name");
        press("j");
        assertThat(focused()).isNotEqualTo(chrome.visible("[data-open]").getText());
    }

    @Test
    void aPictureIsOneImageWithOneSentenceAndItsCountsOpenByKeyboard() {
        logIn(MANAGER);
        open(PLAN + "/matrix");

        chrome.visible("[data-picture=risk] svg");
        WebElement picture = chrome.visible("[data-picture=kasm] [role=img]");
        assertThat(picture.getAttribute("aria-label")).contains("มูลค่าสูง (H) กลุ่มหลัก: 6 ราย");
        assertThat(picture.findElements(By.cssSelector("svg text")))
                .extracting(text -> text.getAttribute("textContent"))
                .contains("Strategic", "6");
        assertThat(chrome.driver().findElement(By.id("kasm")).isDisplayed()).isFalse();
        // Drawn within the policy: nothing of the picture is styled by what a blocked attribute should have done.
        assertThat(chrome.driver()
                        .executeScript(
                                "return Math.abs(document.querySelector('[data-picture=kasm] svg').getBoundingClientRect().width"
                                        + " - document.querySelector('[data-picture=kasm]').clientWidth) <= 2"))
                .isEqualTo(true);

        WebElement spot = chrome.visible("[data-picture=kasm] a.spot");
        spot.sendKeys(Keys.ENTER);
        chrome.waitUntil("the list", () -> chrome.driver().getCurrentUrl().contains("cell=kasm-H-main"));
        assertThat(chrome.driver().findElements(By.cssSelector("#accounts [data-row]")))
                .hasSize(6);
    }

    @Test
    void whatWasTypedOutlivesTheSessionAndIsGoneOnceSaved() {
        year.submit(AA).run();
        logIn(DIRECTOR_CRM);
        open(PLAN);
        chrome.visible("textarea[name=comment]").sendKeys("ขอให้ทบทวนงบประมาณ");

        // The session ends on the server; the page does not know it yet.
        chrome.driver().manage().deleteAllCookies();
        chrome.click("form[action$='/comments'] button");
        chrome.waitUntil("the login", () -> chrome.driver().getCurrentUrl().contains("/login?expired"));
        enter(DIRECTOR_CRM);

        chrome.waitUntil("the plan", () -> chrome.driver().getCurrentUrl().contains(PLAN));
        chrome.visible("#draft");
        WebElement comment = chrome.visible("textarea[name=comment]");
        assertThat(comment.getAttribute("value")).isEqualTo("ขอให้ทบทวนงบประมาณ");
        chrome.click("form[action$='/comments'] button");

        chrome.visible(".done");
        open(PLAN);
        assertThat(chrome.visible("textarea[name=comment]").getAttribute("value"))
                .isEmpty();
        assertThat(chrome.driver().findElement(By.id("draft")).isDisplayed()).isFalse();
    }

    @Test
    void somebodyElseInTheSameWindowSeesNoDraft() {
        year.submit(AA).run();
        logIn(DIRECTOR_CRM);
        open(PLAN);
        chrome.visible("textarea[name=comment]").sendKeys("ยังไม่ส่ง");
        chrome.driver().manage().deleteAllCookies();

        logIn(MANAGER);
        open(PLAN);
        chrome.visible("#main");

        assertThat(String.valueOf(chrome.driver().executeScript("return JSON.stringify(sessionStorage)")))
                .doesNotContain("ยังไม่ส่ง");
    }
}
