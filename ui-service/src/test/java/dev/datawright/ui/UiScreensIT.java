package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The main path in a real browser, with a picture of every state in target/screenshots.
class UiScreensIT extends BrowserStory {
    private static final String ANSWER =
            "Here is a first draft with **6 columns**:\n\n- ticket numbers and plates are short upper-case codes\n"
                    + "- fines lie between 15 and 250, to the cent\n- about 70 % are paid\n\n"
                    + "The five street names are my assumption. Shall I generate the 200 rows?";

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
        awaitHeard(page, ScriptedServices.REQUEST);
        assertThat(page.getByTestId("composer")).isFocused();
        assertThat(page.getByTestId("composer")).hasValue("");
        assertThat(page.getByTestId("thinking")).isVisible();
        assertThat(page.getByText("Waiting for the model's first words")).isVisible();
        page.waitForFunction("getComputedStyle(document.querySelector('.thinking-words')).opacity === '1'");
        picture(page, "02-thinking");

        services.bridge().holdPreviews();
        services.agent().startsTool("Adding columns");
        assertThat(page.getByTestId("tool-line")).containsText("Adding columns");
        picture(page, "03-tool");
        services.setsColumns();
        assertThat(page.getByTestId("column-header-fine")).isVisible();
        services.agent().says("Here is a first draft with **6 columns**:\n\n- ticket numbers and plates ");
        assertThat(page.getByTestId("message-assistant")).containsText("ticket numbers and plates");
        picture(page, "04-columns-hatched");

        services.bridge().releasePreviews();
        assertThat(page.locator("vaadin-grid-cell-content")
                        .getByText("Elm Street")
                        .first())
                .isVisible();
        services.agent().hasSaid(ANSWER);
        assertThat(page.getByTestId("message-assistant").locator("strong")).hasText("6 columns");
        picture(page, "05-preview");

        page.getByTestId("tab-columns").click();
        assertThat(page.getByTestId("column-fine")).containsText("A number from 15 to 250");
        picture(page, "06-columns");
        page.getByTestId("tab-table").click();

        services.agent().proposes();
        assertThat(page.getByTestId("approval")).containsText("no model calls");
        assertThat(page.getByTestId("undo")).isVisible();
        Locator tooltip = page.getByRole(AriaRole.TOOLTIP)
                .filter(new Locator.FilterOptions().setHasText("Why: “a fine between 15 and 250”"));
        // A table that is drawn anew under the mouse forgets that the mouse is there.
        page.waitForCondition(() -> {
            page.mouse().move(2, 2);
            page.getByTestId("column-header-fine").hover();
            page.waitForTimeout(1000);
            return tooltip.isVisible();
        });
        picture(page, "07-approval");

        page.getByTestId("approve").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.bridge().makes(76);
        assertThat(page.getByTestId("job-progress")).containsText("76 of 200 rows");
        inspected(page, "08-running");

        services.completesJob();
        assertThat(page.getByTestId("report-headline")).hasText("200 rows are ready");
        page.getByTestId("checks").click();
        assertThat(page.getByTestId("report")).containsText("5 of 5 checks passed");
        inspected(page, "09-done");

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
        services.agent().refuseMessages(true);
        page.getByTestId("example-1").click();
        assertThat(page.getByTestId("trouble")).containsText("Too many messages at once");
        assertThat(page.getByTestId("composer")).hasValue(ScriptedServices.REQUEST);
        picture(page, "11-refused");
        services.agent().refuseMessages(false);
        page.getByTestId("send").click();
        assertThat(page.getByTestId("message-user")).isVisible();
        awaitHeard(page, ScriptedServices.REQUEST);
        services.setsColumns();
        services.agent().proposes();
        page.getByTestId("generate").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.failsJob();
        assertThat(page.getByTestId("job")).containsText("Data Designer could not be reached");
        inspected(page, "12-failed");
        services.agent().goAway();
        assertThat(page.getByTestId("banner")).containsText("The agent is away since");
        assertThat(page.getByTestId("composer-hint")).containsText("The agent is away");
        picture(page, "13-away");
        services.agent().comeBack();
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
        awaitHeard(page, ScriptedServices.REQUEST);
        assertThat(page.getByTestId("thinking")).isVisible();
        services.agent().startsTool("Adding columns");
        assertThat(page.getByTestId("tool-line")).isVisible();
        services.setsColumns();
        services.agent().says("Here");
        services.agent().hasSaid(ANSWER);
        services.agent().proposes();
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
        awaitHeard(first, ScriptedServices.REQUEST);
        Page second = page(1200, 800, ColorScheme.DARK);
        second.navigate(workbench.url() + "/c/" + services.conversationId());
        assertThat(second.getByTestId("message-user")).isVisible();
        services.setsColumns();
        assertThat(first.getByTestId("column-header-fine")).isVisible();
        assertThat(second.getByTestId("column-header-fine")).isVisible();
        services.agent().says("<img src=x onerror=alert(1)> <b>fine</b>");
        assertThat(second.getByTestId("message-assistant")).containsText("<b>fine</b>");
        assertThat(second.getByTestId("message-assistant").locator("img")).hasCount(0);
        services.agent().hasSaid(ANSWER);
        services.agent().finishesRun();
        second.getByTestId("undo").click();
        assertThat(first.getByTestId("column-header-fine")).isHidden();
        second.context().close();
        first.context().close();
        awaitNoReaders();
    }

    private static void serveFile(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setHeaders(Map.of("Content-Disposition", "attachment; filename=\"parking-tickets.csv\""))
                .setContentType("text/csv")
                .setBody("ticket_number\nT-1\n"));
    }
}
