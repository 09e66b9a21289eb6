package dev.datawright.endtoend.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.datawright.contract.design.Design;
import dev.datawright.testsupport.suite.Checkout;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// The page in a real Chromium, by what a person does and sees. Everything the page complains about is kept.
final class Workbench implements AutoCloseable {

    private static final Duration FOR_AN_ANSWER = Duration.ofSeconds(60);
    private static final Duration FOR_A_JOB = Duration.ofMinutes(2);

    /// More than this nobody presses.
    private static final int MOST_TABS = 60;

    private final Playwright playwright;
    private final Browser browser;
    private final URI url;
    private final List<String> complaints = new ArrayList<>();
    private Page page;
    private int pictures;

    private Workbench(Playwright playwright, Browser browser, URI url) {
        this.playwright = playwright;
        this.browser = browser;
        this.url = url;
        this.page = open(url.toString(), 1440, 900, ColorScheme.LIGHT);
    }

    static Workbench open(URI url) {
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        try {
            Browser browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(Checkout.chromium())
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-dev-shm-usage",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync",
                                    "--no-first-run")));
            return new Workbench(playwright, browser, url);
        } catch (RuntimeException | AssertionError e) {
            playwright.close();
            throw e;
        }
    }

    /// Looks at the same conversation from another screen.
    void reopenAs(int width, int height, ColorScheme scheme) {
        String address = page.url();
        page.context().close();
        page = open(address, width, height, scheme);
    }

    void types(String text) {
        Locator composer = by("composer");
        composer.click();
        composer.fill(text);
    }

    void sends() {
        by("composer").press("Enter");
    }

    /// The conversation that the page is about, once there is one.
    UUID conversation() {
        page.waitForURL(
                Pattern.compile(".*/c/[0-9a-f-]{36}.*"),
                new Page.WaitForURLOptions().setTimeout(millis(FOR_AN_ANSWER)));
        String address = URI.create(page.url()).getPath();
        return UUID.fromString(address.substring(address.lastIndexOf('/') + 1));
    }

    void seesWords(String testId, Pattern words) {
        assertThat(by(testId).last()).containsText(words, within(FOR_AN_ANSWER));
    }

    void seesColumns(List<String> names) {
        for (String name : names) {
            assertThat(by("column-header-" + name)).isVisible(visibleWithin(FOR_AN_ANSWER));
        }
    }

    /// Waits until the table shows values under every column, not only the places they will stand in.
    void seesPreviewRows(Design design) {
        int columns = design.outputColumns().size();
        page.waitForFunction("""
                wanted => [...document.querySelectorAll('[data-testid=rows] vaadin-grid-cell-content')]
                    .filter(cell => cell.textContent.trim() && !cell.querySelector('[data-testid]')).length >= wanted
                """, columns * 3, new Page.WaitForFunctionOptions().setTimeout(millis(FOR_AN_ANSWER)));
    }

    void seesApproval(Pattern rows) {
        assertThat(by("approval").last()).isVisible(visibleWithin(FOR_AN_ANSWER));
        assertThat(by("approval-rows").last()).containsText(rows);
        assertThat(by("approve").last()).isEnabled();
    }

    /// Keeps what the page says about the job from now on: a small job is over before anybody could look.
    void watchesTheJob() {
        page.evaluate("""
                () => {
                  window.jobWords = [];
                  const note = () => document.querySelectorAll(
                      '[data-testid=job-headline], [data-testid=job-progress], [data-testid=report-headline]')
                    .forEach(word => {
                      const text = word.textContent.trim();
                      if (text && !window.jobWords.includes(text)) window.jobWords.push(text);
                    });
                  new MutationObserver(note).observe(document.body, {childList: true, subtree: true, characterData: true});
                }
                """);
    }

    void approves() {
        by("approve").last().click();
    }

    /// What the page said about the job, in order.
    List<String> seesTheJobEnd(Pattern words) {
        assertThat(by("report-headline")).containsText(words, within(FOR_A_JOB));
        Object said = page.evaluate("() => window.jobWords");
        return said instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    Path downloads(String format, Path folder) {
        Download download = page.waitForDownload(by("download-" + format)::click);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    /// Types with nothing clicked before: the page must have put the focus where words go.
    void typesBlindly(String text) {
        assertThat(by("composer")).isVisible(visibleWithin(FOR_AN_ANSWER));
        page.keyboard().type(text);
        page.keyboard().press("Enter");
    }

    /// Presses Tab until something has the focus, as somebody without a mouse does.
    ///
    /// @return how often it was pressed
    int tabsTo(String testId) {
        assertThat(by(testId).last()).isVisible(visibleWithin(FOR_A_JOB));
        for (int presses = 0; presses < MOST_TABS; presses++) {
            if (Boolean.TRUE.equals(page.evaluate("""
                    id => {
                      let at = document.activeElement;
                      return !!at && !!at.closest('[data-testid=' + id + ']');
                    }
                    """, testId))) {
                return presses;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("%d times Tab did not lead to %s".formatted(MOST_TABS, testId));
    }

    void pressesEnter() {
        page.keyboard().press("Enter");
    }

    /// What Enter downloads.
    Path downloadsByEnter(Path folder) {
        Download download = page.waitForDownload(this::pressesEnter);
        Path file = folder.resolve(download.suggestedFilename());
        download.saveAs(file);
        return file;
    }

    void goesTo(String tab) {
        by(tab).click();
    }

    void takesPicture(String name) {
        pictures++;
        // Whatever is still moving stands still in the picture.
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED)
                .setPath(Checkout.target("screenshots").resolve("%02d-%s.png".formatted(pictures, name))));
    }

    /// Nothing sticks out of the screen sideways.
    boolean fitsTheScreen() {
        return Boolean.TRUE.equals(
                page.evaluate("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth"));
    }

    /// Errors of the console, of scripts, and of what the page loads.
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private Page open(String address, int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setLocale("en-US")
                .setAcceptDownloads(true));
        Page opened = context.newPage();
        opened.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add("console: " + message.text() + " (" + message.location() + ")");
            }
        });
        opened.onPageError(error -> complaints.add("script: " + error));
        opened.onResponse(response -> {
            if (response.status() >= 400) {
                complaints.add("%d %s".formatted(response.status(), response.url()));
            }
        });
        opened.navigate(address);
        assertThat(opened.getByTestId("composer")).isVisible(visibleWithin(FOR_AN_ANSWER));
        return opened;
    }

    private Locator by(String testId) {
        return page.getByTestId(testId);
    }

    private static LocatorAssertions.ContainsTextOptions within(Duration limit) {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(millis(limit));
    }

    private static LocatorAssertions.IsVisibleOptions visibleWithin(Duration limit) {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(millis(limit));
    }

    private static double millis(Duration limit) {
        return limit.toMillis();
    }
}
