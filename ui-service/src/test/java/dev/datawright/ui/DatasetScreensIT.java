package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// The dataset beside the chat: columns by hand, versions, rows, runs and the report, each in a browser.
class DatasetScreensIT extends BrowserStory {
    @Test
    void changesColumnsByHand() {
        Page page = withColumns(1440, 900, ColorScheme.LIGHT);
        page.getByTestId("tab-columns").click();
        assertThat(page.getByTestId("column-fine")).containsText("A number from 15 to 250");
        assertThat(page.getByTestId("column-street")).containsText("five names are assumed");
        shot(page, "30-columns");

        page.getByTestId("edit-fine").click();
        assertThat(input(page, "name")).isFocused();
        input(page, "high").fill("10");
        assertThat(page.getByTestId("field-high")).containsText("This is below “From”: 10 is less than 15.");
        input(page, "decimals").fill("2,5");
        assertThat(page.getByTestId("field-decimals")).containsText("“2,5” is no number; write 2.5.");
        shot(page, "31-column-wrong");
        input(page, "decimals").fill("2");
        input(page, "high").fill("300");
        assertThat(page.getByTestId("column-says")).containsText("A number from 15 to 300");
        input(page, "name").fill("penalty");
        assertThat(page.getByTestId("save-column")).hasText("Save and rename to penalty");
        page.getByTestId("save-column").press("Enter");
        assertThat(page.getByTestId("column-penalty")).containsText("A number from 15 to 300");
        assertThat(page.getByTestId("column-summary")).containsText("{{ penalty }}");
        assertThat(page.getByTestId("edit-penalty")).isFocused();

        page.getByTestId("edit-summary").click();
        area(page, "expr").fill("{{ summary }} of {{ sreet }}");
        assertThat(page.getByTestId("field-expr")).containsText("The column 'summary' refers to itself");
        assertThat(page.getByTestId("field-expr")).containsText("There is no column 'sreet'");
        area(page, "expr").fill("Fined: ");
        page.getByTestId("insert-penalty").click();
        assertThat(area(page, "expr")).hasValue("Fined: {{ penalty }}");
        assertThat(page.getByTestId("column-says")).containsText("Computed as Fined: {{ penalty }}");
        shot(page, "32-column-expression");
        page.getByTestId("leave-column").click();
        assertThat(page.getByTestId("edit-summary")).isFocused();

        page.getByTestId("add-column").click();
        input(page, "name").fill("STREET");
        assertThat(page.getByTestId("field-name")).containsText("There is another column named “STREET”.");
        input(page, "name").fill("colour");
        area(page, "values").fill("red\nblue\ngreen");
        area(page, "weights").fill("50\n30");
        assertThat(page.getByTestId("field-weights")).containsText("2 for 3 values");
        shot(page, "33-column-new");
        area(page, "weights").fill("50\n30\n20");
        assertThat(page.getByTestId("column-says")).containsText("red (50 %)");
        page.getByTestId("save-column").click();
        assertThat(page.getByTestId("column-colour")).isVisible();
        assertThat(page.getByTestId("design-facts")).containsText("9 columns");

        page.getByTestId("delete-street").click();
        assertThat(page.getByTestId("column-question")).containsText("summary and note use street.");
        shot(page, "34-column-delete");
        page.getByTestId("keep-column").click();
        page.getByTestId("delete-paid").click();
        assertThat(page.getByTestId("column-paid")).hasCount(0);
        page.getByTestId("undo-version").click();
        assertThat(page.getByTestId("column-paid")).isVisible();
        page.getByTestId("redo-version").click();
        assertThat(page.getByTestId("column-paid")).hasCount(0);
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void keepsAnEditWhenANewerVersionComes() {
        Page page = withColumns(1440, 900, ColorScheme.DARK);
        page.getByTestId("tab-columns").click();
        page.getByTestId("edit-fine").click();
        input(page, "low").fill("20");
        assertThat(page.getByTestId("column-says")).containsText("from 20 to 250");
        services.bridge().agentChangesFines();
        assertThat(page.getByTestId("column-newer")).containsText("Version 3 came meanwhile (changed fine).");
        assertThat(page.getByTestId("column-newer")).containsText("A number from 10 to 300");
        assertThat(input(page, "low")).hasValue("20");
        shot(page, "35-newer-version");
        page.getByTestId("save-column").click();
        assertThat(page.getByTestId("column-fine")).containsText("A number from 20 to 250");
        assertThat(page.getByTestId("design-facts")).containsText("version 4");
    }

    @Test
    void offersAFormForEveryKindOfColumn() {
        Page page = withColumns(1440, 900, ColorScheme.LIGHT);
        page.getByTestId("tab-columns").click();
        page.getByTestId("add-column").click();
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("Number around", "mean");
        kinds.put("Yes or no", "percent");
        kinds.put("Code", "prefix");
        kinds.put("Person", "locale");
        kinds.put("Dependent", "category");
        kinds.put("Written", "prompt");
        kinds.put("Date or time", "start");
        kinds.forEach((kind, field) -> {
            choose(page, "field-kind", kind);
            assertThat(page.getByTestId("field-" + field)).isVisible();
            shot(page, "36-form-" + field);
        });
        input(page, "start").fill("31.2.2025");
        assertThat(page.getByTestId("field-start")).containsText("“31.2.2025” is no date");
        page.getByTestId("save-column").click();
        assertThat(page.getByTestId("field-name")).containsText("Give the column a name");
        input(page, "start").fill("2025-01-01");
        input(page, "name").fill("seen");
        page.getByTestId("save-column").click();
        assertThat(page.getByTestId("column-seen")).containsText("A date from 2025-01-01");
    }

    @Test
    void goesBackToAnyVersionAndTakesANewName() {
        Page page = withColumns(1440, 900, ColorScheme.LIGHT);
        services.bridge().agentChangesFines();
        services.bridge().hasOddColumns();
        assertThat(page.getByTestId("design-facts")).containsText("9 columns");
        page.getByTestId("tab-history").click();
        assertThat(page.getByTestId("version-4")).containsText("another program");
        shot(page, "37-history");
        page.getByTestId("restore-2").click();
        assertThat(page.getByTestId("version-5")).containsText("restored version 2");
        page.getByTestId("undo-version").click();
        assertThat(page.getByTestId("version-6")).containsText("restored version 4");

        page.getByTestId("rename-dataset").click();
        page.getByTestId("name-input").fill("x".repeat(150));
        page.getByTestId("name-input").press("Enter");
        assertThat(page.getByTestId("name-trouble")).containsText("A name has 1 to 100 characters");
        page.getByTestId("name-input").fill("Tickets <b>2026</b>");
        shot(page, "38-rename");
        page.getByTestId("name-input").press("Enter");
        assertThat(page.getByTestId("design-name")).hasText("Tickets <b>2026</b>");
        page.getByTestId("tab-columns").click();
        assertThat(page.getByTestId("column-dice")).containsText("helper, not in the file");
        assertThat(page.getByTestId("column-markup")).containsText("<img src=x onerror=alert(1)>");
        page.getByTestId("tab-code").click();
        assertThat(page.getByTestId("code")).containsText("\"sampler_type\"");
        shot(page, "39-code");
        assertThat(page.locator(".dataset img, .dataset b")).hasCount(0);
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void saysWhyThereIsNoPreviewAndTriesAgain() {
        services.bridge().failPreviews("Data Designer answered with an error: the model is overloaded.");
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.setDefaultTimeout(60_000);
        begin(page);
        assertThat(page.getByTestId("preview-notice")).containsText("No preview: Data Designer answered");
        shot(page, "40-preview-failed");
        services.bridge().failPreviews("");
        page.getByTestId("retry-preview").click();
        assertThat(cell(page, "Elm Street")).isVisible();
        assertThat(cell(page, "failed")).isVisible();
        // Where the mouse was, a header stands now, whose words would cover the first row.
        page.mouse().move(2, 2);
        cell(page, "Parked across").click();
        assertThat(page.locator("vaadin-dialog")).containsText("driver nowhere to be seen for twenty minutes.");
        shot(page, "41-whole-text");
        page.getByTestId("close-value").click();
        assertThat(page.locator("vaadin-dialog")).isHidden();
    }

    @Test
    void followsAJobToItsReport() {
        services.bridge().hasEarlierRuns();
        Page page = withColumns(1440, 900, ColorScheme.LIGHT);
        assertThat(page.getByTestId("report-headline")).hasText("50 rows are ready");
        page.getByTestId("tab-runs").click();
        page.getByTestId("open-" + new UUID(3, 32)).click();
        assertThat(page.getByTestId("job")).containsText("Data Designer could not be reached");
        shot(page, "42-runs");
        services.agent().proposes();
        page.getByTestId("approve").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.bridge().makes(76);
        assertThat(page.getByTestId("job-progress")).containsText("76 of 200 rows · 38 rows per second · 3 s left");
        page.getByTestId("tab-table").click();
        page.getByTestId("tell-me").click();
        assertThat(page.getByTestId("tell-me-answer")).containsText("title");
        shot(page, "43-running");
        services.bridge().completesPartly(6);
        services.agent().tellsOfCompletedJob();
        assertThat(page.getByTestId("report-headline")).hasText("200 rows are ready");
        assertThat(page.getByTestId("failed-cells")).containsText("6 cells failed");
        assertThat(page.getByTestId("job-ended")).isVisible();
        assertThat(page.title()).startsWith("✓ 200 rows are ready");
        shot(page, "44-partly-failed");

        page.getByTestId("filter").click();
        choose(page, "filter-column", "fine");
        page.getByTestId("filter-value").locator("input").fill("many");
        page.getByTestId("filter-add").click();
        assertThat(page.getByTestId("filter-trouble")).containsText("'many' is none");
        shot(page, "45-filter-wrong");
        page.getByTestId("filter-value").locator("input").fill("200");
        page.getByTestId("filter-value").locator("input").press("Enter");
        assertThat(page.getByTestId("condition")).containsText("fine ≥ 200");
        page.getByTestId("filter").click();
        choose(page, "filter-column", "paid");
        page.getByTestId("filter-add").click();
        assertThat(page.getByTestId("condition").nth(1)).containsText("paid is yes");
        assertThat(page.getByTestId("row-count")).containsText("of 200 rows");
        shot(page, "46-filtered");

        page.getByTestId("checks").click();
        assertThat(page.getByTestId("report-view")).containsText("measured: least 15.00");
        assertThat(page.getByTestId("report-view")).containsText("24 s");
        assertThat(page.getByTestId("model-usage")).containsText("for $0.08 (estimated)");
        shot(page, "47-report");
        page.route(
                "**/api/bridge/files/**",
                route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                        .setHeaders(
                                Map.of("Content-Disposition", "attachment; filename=\"parking-tickets.manifest.json\""))
                        .setBody("{}")));
        Download download =
                page.waitForDownload(() -> page.getByTestId("download-manifest").click());
        assertThat(download.suggestedFilename()).isEqualTo("parking-tickets.manifest.json");
        page.getByTestId("more-rows").fill("none");
        page.getByTestId("generate-more").click();
        assertThat(page.getByTestId("report")).containsText("Give a whole number from 1 to a billion.");
        page.getByTestId("more-rows").fill("500");
        page.getByTestId("generate-more").click();
        assertThat(page.getByTestId("message-user").last()).containsText("500 more rows");
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void cancelsAJobAndSaysSo() {
        Page page = withColumns(1440, 900, ColorScheme.DARK);
        services.agent().proposes();
        page.getByTestId("approve").click();
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        services.bridge().makes(76);
        assertThat(page.getByTestId("job-progress")).containsText("76 of 200 rows");
        page.getByTestId("cancel-job").press("Enter");
        assertThat(page.getByTestId("job-headline")).hasText("Cancelled");
        assertThat(page.getByTestId("job-progress")).containsText("no file was made");
        assertThat(page.getByTestId("download-csv")).hasCount(0);
        shot(page, "48-cancelled");
    }

    @Test
    void saysThatADatasetIsGone() {
        services.bridge().loseDesign();
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        page.getByTestId("example-1").click();
        assertThat(page.getByTestId("design-missing")).containsText("does not exist any more");
    }

    @Test
    void fitsAPhone() {
        services.bridge().hasEarlierRuns();
        Page page = page(390, 844, ColorScheme.LIGHT);
        page.setDefaultTimeout(60_000);
        begin(page);
        page.getByTestId("pane-dataset").click();
        assertThat(page.getByTestId("report-headline")).isVisible();
        shot(page, "50-phone-result");
        page.getByTestId("tab-columns").click();
        shot(page, "51-phone-columns");
        page.getByTestId("edit-fine").click();
        input(page, "high").fill("10");
        assertThat(page.getByTestId("field-high")).containsText("below");
        shot(page, "52-phone-form");
        page.getByTestId("tab-history").click();
        shot(page, "53-phone-history");
        page.getByTestId("tab-runs").click();
        shot(page, "54-phone-runs");
        page.getByTestId("checks").click();
        shot(page, "55-phone-report");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void showsTheLastColumnInFullAtEveryWidth() {
        Page page = withColumns(1440, 900, ColorScheme.LIGHT);
        for (int width : new int[] {1440, 1024, 390}) {
            page.setViewportSize(width, 844);
            if (width < 900) {
                page.getByTestId("pane-dataset").click();
            }
            Locator grid = page.getByTestId("rows");
            grid.evaluate("grid => { grid.$.table.scrollLeft = 0; }");
            page.waitForFunction(
                    "(document.querySelector('vaadin-grid')?.getAttribute('overflow') ?? '').includes('end')");
            picture(page, "56-first-columns-" + width);
            grid.evaluate("grid => { grid.$.table.scrollLeft = 100000; }");
            page.waitForFunction(
                    "!(document.querySelector('vaadin-grid')?.getAttribute('overflow') ?? '').includes('end')");
            picture(page, "57-last-columns-" + width);
            BoundingBox table = grid.boundingBox();
            BoundingBox last = page.getByTestId("column-header-note").boundingBox();
            BoundingBox first = page.getByTestId("column-header-ticket_number").boundingBox();
            assertThat(last.x).isGreaterThanOrEqualTo(first.x + first.width);
            assertThat(last.x + last.width).isLessThanOrEqualTo(table.x + table.width);
            assertThat(last.width).isGreaterThan(150);
        }
    }

    private Page withColumns(int width, int height, ColorScheme scheme) {
        Page page = page(width, height, scheme);
        page.setDefaultTimeout(60_000);
        begin(page);
        assertThat(cell(page, "T-00000000")).isAttached();
        return page;
    }

    private void begin(Page page) {
        page.navigate(workbench.url() + "/");
        page.getByTestId("example-1").click();
        assertThat(page.getByTestId("message-user")).isVisible();
        awaitHeard(page, ScriptedServices.REQUEST);
        page.waitForURL("**/c/" + services.conversationId());
        services.setsColumns();
        services.agent().says("Here are the columns.");
        services.agent().hasSaid("Here are the columns.");
        services.agent().finishesRun();
    }

    private static Locator cell(Page page, String text) {
        return page.locator("vaadin-grid-cell-content").getByText(text).first();
    }

    private static Locator input(Page page, String field) {
        return page.getByTestId("field-" + field).locator("input");
    }

    private static Locator area(Page page, String field) {
        return page.getByTestId("field-" + field).locator("textarea");
    }

    private static void choose(Page page, String select, String word) {
        page.getByTestId(select).click();
        page.locator("vaadin-select-item:visible", new Page.LocatorOptions().setHasText(word))
                .first()
                .click();
    }

    private static void shot(Page page, String name) {
        inspected(page, name);
    }
}
