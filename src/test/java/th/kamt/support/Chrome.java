package th.kamt.support;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * A headless Chromium or Chrome with its driver, as installed; nothing is downloaded. Where
 * either is missing tests are skipped, plainly; with {@code KAMT_TEST_BROWSER=required}, as {@code .ci/run} sets it, they fail.
 */
public final class Chrome implements AutoCloseable {

    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** A page's time on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;

    private Chrome(ChromeDriver driver) {
        this.driver = driver;
    }

    /** @param profile an empty folder for the browser's own files */
    public static Chrome start(Path profile) {
        Optional<Path> browser = BROWSERS.stream().flatMap(Chrome::onPath).findFirst();
        Optional<Path> service = onPath("chromedriver").findFirst();
        boolean found = browser.isPresent() && service.isPresent();
        if (!found && "required".equals(System.getenv("KAMT_TEST_BROWSER"))) {
            throw new AssertionError(
                    "no Chromium or Chrome with chromedriver on the PATH, and KAMT_TEST_BROWSER asks for one");
        }
        assumeTrue(
                found,
                "BROWSER TEST NOT RUN: neither Chromium nor Chrome with chromedriver is on the PATH"
                        + " (Debian: apt-get install chromium chromium-driver)");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=th",
                "--window-size=1500,1300",
                "--user-data-dir=" + profile);
        // Named outright, so that Selenium does not look for one to download.
        System.setProperty("webdriver.chrome.driver", service.get().toString());
        return new Chrome(new ChromeDriver(options));
    }

    private static Stream<Path> onPath(String program) {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable);
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Waits for the element to be there and visible. */
    public WebElement visible(String css) {
        return patiently("visible: " + css)
                .until(() -> driver.findElement(By.cssSelector(css)), WebElement::isDisplayed);
    }

    /** Waits for the element and clicks it once it takes clicks. */
    public void click(String css) {
        click(() -> driver.findElement(By.cssSelector(css)));
    }

    /** Waits for the element and clicks it once it takes clicks. */
    public void click(Supplier<WebElement> found) {
        patiently("clicked").untilAsserted(() -> {
            WebElement element = found.get();
            driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
            if (!element.isEnabled()) {
                throw new AssertionError("disabled");
            }
            element.click();
        });
    }

    public void waitUntil(String what, Callable<Boolean> condition) {
        patiently(what).until(condition);
    }

    private static ConditionFactory patiently(String what) {
        return Awaitility.await(what).atMost(PATIENCE).ignoreExceptions();
    }

    /** Saves what the window shows as {@code target/screenshots/NAME.png}. */
    public void screenshot(String name) {
        try {
            Files.createDirectories(SCREENSHOTS);
            Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
