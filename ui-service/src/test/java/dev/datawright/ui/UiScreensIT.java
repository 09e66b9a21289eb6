package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The main path in a real browser, with a picture of every state in target/screenshots.
class UiScreensIT {
    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final String ANSWER =
            "Here is a first draft with **6 columns**:\n\n- ticket numbers and plates are short upper-case codes\n"
                    + "- fines lie between 15 and 250, to the cent\n- about 70 % are paid\n\n"
                    + "The five street names are my assumption. Shall I generate the 200 rows?";

    @TempDir
    Path folder;

    private ScriptedServices services;
    private RunningWorkbench workbench;
    private Playwright playwright;
    private Browser browser;
    private final List<String> consoleErrors = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        Files.createDirectories(PICTURES);
        // Two busy cores draw slowly; a wait costs nothing when the page is quick.
        PlaywrightAssertions.setDefaultAssertionTimeout(20_000);
        services = ScriptedServices.start();
        workbench = RunningWorkbench.start(services, folder);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        BrowserType.LaunchOptions options =
                new BrowserType.LaunchOptions().setArgs(List.of("--no-sandbox", "--disable-gpu"));
        Path chromium = Path.of("/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(Files.isExecutable(chromium) ? options.setExecutablePath(chromium) : options);
    }

    @AfterEach
    void stop() {
        browser.close();
        playwright.close();
        workbench.close();
        services.close();
    }

    @Test
    void leadsFromAnEmptyPageToAFile() {
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("welcome")).isVisible();
        assertThat(page.getByTestId("composer")).isFocused();
        picture(page, "01-empty");

        page.getByTestId("composer").fill(ScriptedServices.REQUEST);
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("message-user")).containsText("200 parking tickets");
        assertThat(page.getByTestId("composer")).isFocused();
        assertThat(page.getByTestId("composer")).hasValue("");
        assertThat(page.getByTestId("thinking")).isVisible();
        assertThat(page.getByText("Waiting for the model's first words")).isVisible();
        page.waitForFunction("getComputedStyle(document.querySelector('.thinking-words')).opacity === '1'");
        picture(page, "02-thinking");

        services.holdPreviews();
        services.startsTool("Adding columns");
        assertThat(page.getByTestId("tool-line")).containsText("Adding columns");
        picture(page, "03-tool");
        services.setsColumns();
        assertThat(page.getByTestId("column-header-fine")).isVisible();
        services.says("Here is a first draft with **6 columns**:\n\n- ticket numbers and plates ");
        assertThat(page.getByTestId("message-assistant")).containsText("ticket numbers and plates");
        picture(page, "04-columns-hatched");

        services.releasePreviews();
        assertThat(page.locator("vaadin-grid-cell-content")
                        .getByText("Elm Street")
                        .first())
                .isVisible();
        services.hasSaid(ANSWER);
        assertThat(page.getByTestId("message-assistant").locator("strong")).hasText("6 columns");
        picture(page, "05-preview");

        page.getByTestId("tab-columns").click();
        assertThat(page.getByTestId("column-fine")).containsText("A number from 15 to 250");
        picture(page, "06-columns");
        page.getByTestId("tab-table").click();

        services.proposes();
        assertThat(page.getByTestId("approval")).containsText("no model calls");
        assertThat(page.getByTestId("undo")).isVisible();
        page.getByTestId("column-header-fine").hover();
        assertThat(page.getByText("Why: “a fine between 15 and 250”")).isVisible();
        picture(page, "07-approval");

        page.getByTestId("approve").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.makes(76);
        assertThat(page.getByTestId("job-progress")).containsText("76 of 200 rows");
        picture(page, "08-running");

        services.completesJob();
        assertThat(page.getByTestId("report-headline")).hasText("200 rows are ready");
        page.getByTestId("checks").click();
        assertThat(page.getByTestId("report")).containsText("5 of 5 checks passed");
        picture(page, "09-done");

        page.route("**/api/bridge/files/**", UiScreensIT::serveFile);
        Download download =
                page.waitForDownload(() -> page.getByTestId("download-csv").click());
        assertThat(download.suggestedFilename()).isEqualTo("parking-tickets.csv");

        page.reload();
        assertThat(page.getByTestId("report-headline")).hasText("200 rows are ready");
        assertThat(page.getByTestId("message-user")).containsText("200 parking tickets");
        assertThat(page.getByTestId("message-assistant").first()).containsText("first draft");
        assertThat(page.getByTestId("show-result")).hasAttribute("aria-pressed", "true");

        page.emulateMedia(
                new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK).setReducedMotion(ReducedMotion.REDUCE));
        picture(page, "10-dark");
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void showsWhatWentWrong() {
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        services.refuseMessages(true);
        page.getByTestId("example-1").click();
        assertThat(page.getByTestId("trouble")).containsText("Too many messages at once");
        assertThat(page.getByTestId("composer")).hasValue(ScriptedServices.REQUEST);
        picture(page, "11-refused");
        services.refuseMessages(false);
        page.getByTestId("send").click();
        assertThat(page.getByTestId("message-user")).isVisible();
        services.setsColumns();
        services.proposes();
        page.getByTestId("generate").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.failsJob();
        assertThat(page.getByTestId("job")).containsText("Data Designer could not be reached");
        picture(page, "12-failed");
        services.takeAgentAway();
        assertThat(page.getByTestId("banner")).containsText("The agent is away since");
        assertThat(page.getByTestId("composer-hint")).containsText("The agent is away");
        picture(page, "13-away");
        services.bringAgentBack();
        assertThat(page.getByTestId("banner"))
                .isHidden(
                        new com.microsoft.playwright.assertions.LocatorAssertions.IsHiddenOptions().setTimeout(20_000));
    }

    @Test
    void fitsAPhone() {
        Page page = page(390, 844, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("welcome")).isVisible();
        picture(page, "20-phone-empty");
        page.getByTestId("composer").fill(ScriptedServices.REQUEST);
        page.getByTestId("send").click();
        assertThat(page.getByTestId("message-user")).isVisible();
        assertThat(page.getByTestId("thinking")).isVisible();
        services.startsTool("Adding columns");
        assertThat(page.getByTestId("tool-line")).isVisible();
        services.setsColumns();
        services.says("Here");
        services.hasSaid(ANSWER);
        services.proposes();
        assertThat(page.getByTestId("approve")).isVisible();
        picture(page, "21-phone-approval");
        page.getByTestId("pane-dataset").click();
        assertThat(page.getByTestId("column-header-ticket_number")).isVisible();
        assertThat(page.locator("vaadin-grid-cell-content")
                        .getByText("T-00000000")
                        .first())
                .isVisible();
        picture(page, "22-phone-dataset");
        page.getByTestId("menu").click();
        assertThat(page.getByTestId("new-dataset")).isVisible();
        picture(page, "23-phone-drawer");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void keepsTwoPagesInStepAndLetsGoOfTheirStreams() {
        Page first = page(1200, 800, ColorScheme.LIGHT);
        first.navigate(workbench.url() + "/");
        first.getByTestId("example-1").click();
        assertThat(first.getByTestId("message-user")).isVisible();
        first.waitForURL("**/c/" + services.conversationId());
        Page second = page(1200, 800, ColorScheme.DARK);
        second.navigate(workbench.url() + "/c/" + services.conversationId());
        assertThat(second.getByTestId("message-user")).isVisible();
        services.setsColumns();
        assertThat(first.getByTestId("column-header-fine")).isVisible();
        assertThat(second.getByTestId("column-header-fine")).isVisible();
        services.says("<img src=x onerror=alert(1)> <b>fine</b>");
        assertThat(second.getByTestId("message-assistant")).containsText("<b>fine</b>");
        assertThat(second.getByTestId("message-assistant").locator("img")).hasCount(0);
        services.hasSaid(ANSWER);
        services.finishesRun();
        second.getByTestId("undo").click();
        assertThat(first.getByTestId("column-header-fine")).isHidden();
        second.context().close();
        first.context().close();
        awaitNoReaders();
    }

    private void awaitNoReaders() {
        long end = System.nanoTime() + 10_000_000_000L;
        while (services.agentReaders() + services.bridgeReaders() > 0 && System.nanoTime() < end) {
            java.util.concurrent.locks.LockSupport.parkNanos(50_000_000);
        }
        assertThat(services.agentReaders()).isZero();
        assertThat(services.bridgeReaders()).isZero();
    }

    private static void serveFile(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Disposition", "attachment; filename=\"parking-tickets.csv\""))
                .setContentType("text/csv")
                .setBody("ticket_number\nT-1\n"));
    }

    private Page page(int width, int height, ColorScheme scheme) {
        BrowserContext context = browser.newContext(
                new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(scheme));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                consoleErrors.add(message.text());
            }
        });
        return page;
    }

    private static void picture(Page page, String name) {
        page.waitForLoadState(LoadState.LOAD);
        // What moves for ever may be caught anywhere; what appears must have appeared.
        page.waitForFunction("document.getAnimations().every(animation => animation.playState !== 'running'"
                + " || animation.effect.getComputedTiming().iterations === Infinity)");
        page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    }
}
