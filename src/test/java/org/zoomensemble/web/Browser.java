package org.zoomensemble.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.FluentWait;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a screen, with pictures below {@code target/screenshots}. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final ChromeDriver driver;
    private final String base;

    /** Empty where this machine has no Chromium with its driver. */
    static Optional<Browser> at(String base) {
        Optional<Path> chromium = installed("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
        Optional<Path> driver = installed("/usr/bin/chromedriver", "/usr/lib/chromium-browser/chromedriver");
        return chromium.flatMap(binary -> driver.map(found -> new Browser(base, binary, found)));
    }

    private static Optional<Path> installed(String... places) {
        return Stream.of(places).map(Path::of).filter(Files::isExecutable).findFirst();
    }

    private Browser(String base, Path chromium, Path chromedriver) {
        this.base = base;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                // Bootstrap scrolls smoothly, and a click does not wait for it.
                "--force-prefers-reduced-motion",
                "--window-size=1280,900");
        LoggingPreferences logging = new LoggingPreferences();
        logging.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logging);
        this.driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(chromedriver.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    void open(String path) {
        driver.get(base + path);
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    void prefer(String colourScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colourScheme))));
    }

    /** A page that is left, or renewed at this moment, answers for elements that are not there any more. */
    private FluentWait<WebDriver> patient() {
        return new WebDriverWait(driver, PATIENCE).ignoring(WebDriverException.class);
    }

    WebElement find(String selector) {
        return patient().until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(selector)));
    }

    /** Waits until a visible element holds this text. */
    void sees(String text) {
        patient().until(ExpectedConditions.textToBePresentInElementLocated(By.tagName("body"), text));
    }

    /** Waits until this element holds this text. */
    void sees(String selector, String text) {
        patient().until(ExpectedConditions.textToBePresentInElementLocated(By.cssSelector(selector), text));
    }

    /** Also where the page renews the element at this moment. */
    void click(String selector) {
        patient()
                .until(ExpectedConditions.refreshed(ExpectedConditions.elementToBeClickable(By.cssSelector(selector))))
                .click();
    }

    /** Waits until this script answers true. */
    void waitUntil(String script) {
        patient().until(page -> Boolean.TRUE.equals(driver.executeScript(script)));
    }

    /** From the next page on, as where scripts are switched off. */
    void withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    WebElement link(String text) {
        return patient().until(ExpectedConditions.visibilityOfElementLocated(By.linkText(text)));
    }

    String source() {
        return driver.getPageSource();
    }

    /** What axe finds that keeps people out, one line each. */
    List<String> barriers() {
        return new AxeBuilder()
                .analyze(driver).getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " at " + node.getTarget() + ": " + node.getHtml()))
                        .toList();
    }

    /** As wide as the narrowest window that counts. */
    void narrow() {
        Map<String, Object> size = Map.of("width", 320, "height", 800, "deviceScaleFactor", 1, "mobile", false);
        driver.executeCdpCommand("Emulation.setDeviceMetricsOverride", size);
    }

    void wide() {
        driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
    }

    /** With what is below the window's edge. */
    void wholePicture(String name) {
        Object image = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("captureBeyondViewport", true, "format", "png"))
                .get("data");
        write(name, Base64.getDecoder().decode(image.toString()));
    }

    boolean isThere(String selector) {
        return !driver.findElements(By.cssSelector(selector)).isEmpty();
    }

    void logIn(String user, String password) {
        find("#username").sendKeys(user);
        find("#password").sendKeys(password);
        find("button[type=submit]").click();
    }

    String address() {
        return driver.getCurrentUrl().substring(base.length());
    }

    /** Without the fragment: the browser carries Cockpit's over a redirect, or not, depending on who is faster. */
    void waitForAddress(String path) {
        patient().until(page -> page.getCurrentUrl().split("#")[0].equals(base + path));
    }

    Object script(String script) {
        return driver.executeScript(script);
    }

    void picture(String name) {
        write(name, driver.getScreenshotAs(OutputType.BYTES));
    }

    private static void write(String name, byte[] image) {
        try {
            Path folder = Files.createDirectories(Path.of("target/screenshots"));
            Files.write(folder.resolve(name + ".png"), image);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Looks at the page in light and dark, wide and at 320 pixels: axe finds nothing, and nothing has to be scrolled sideways.
     * Leaves pictures of each.
     */
    void isFineAs(String name) {
        for (String scheme : List.of("light", "dark")) {
            prefer(scheme);
            isFineIn(name + "-" + scheme, 1280, 900);
            isFineIn(name + "-" + scheme + "-narrow", 320, 800);
        }
        prefer("light");
        resize(1280, 900);
    }

    private void isFineIn(String name, int width, int height) {
        // Headless Chromium makes no window this narrow, so the screen is emulated.
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        try {
            picture(name);
            assertThat(((Number) script("return window.innerWidth")).intValue()).isEqualTo(width);
            assertThat(((Number) script("return document.documentElement.scrollWidth")).intValue())
                    .as("width of %s", name)
                    .isLessThanOrEqualTo(width);
            List<String> violations = new AxeBuilder()
                    .analyze(driver).getViolations().stream().map(Browser::told).toList();
            assertThat(violations).as("what axe finds on %s", name).isEmpty();
        } finally {
            driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
        }
    }

    private static String told(Rule rule) {
        return rule.getId() + ": "
                + rule.getNodes().stream().map(CheckedNode::getHtml).toList();
    }

    /** What the browser complained about since the last call. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }
}
