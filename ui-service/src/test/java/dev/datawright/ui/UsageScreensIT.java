package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the models used, in a real browser: below the conversation, in its panel, and on the person's own page.
class UsageScreensIT extends BrowserStory {

    @Test
    void saysBelowAConversationWhatItUsed() {
        services.bridge().usage().hasUsed(3, 1.68);
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("new-dataset")).isVisible();
        assertThat(page.getByTestId("usage-line")).isHidden();
        page.getByTestId("composer").fill(ScriptedServices.REQUEST);
        page.getByTestId("composer").press("Enter");
        page.waitForURL("**/c/" + services.conversationId());
        awaitHeard(page, ScriptedServices.REQUEST);
        services.setsColumns();
        services.agent().hasSaid("Here is a draft.");
        services.agent().finishesRun();
        assertThat(page.getByTestId("usage-line")).hasText("6 model calls · 34,210 tokens · $0.42");
        inspected(page, "80-usage-line");

        page.getByTestId("usage-line").click();
        assertThat(page.getByTestId("usage-limit"))
                .hasText("A conversation has a limit, and this one has used $0.42 of $50.00.");
        assertThat(page.locator("vaadin-dialog .usage-total")).containsText("31,200");
        inspected(page, "81-usage-panel");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("usage-close")).hasCount(0);
        assertThat(page.getByTestId("usage-line")).isFocused();

        page.setViewportSize(390, 844);
        inspected(page, "82-usage-line-phone");
        page.getByTestId("usage-line").click();
        assertThat(page.getByTestId("usage-limit")).isVisible();
        inspected(page, "83-usage-panel-phone");
        page.getByText("All that you used").click();
        assertThat(page).hasURL(Pattern.compile("/use$"));
        assertThat(page.getByTestId("usage-figures")).isVisible();
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void showsAPersonAllThatTheyUsedByModelAndByDay() {
        services.bridge().usage().hasUsed(20, 1.68);
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        page.getByTestId("usage-link").click();
        assertThat(page).hasTitle("What you used · Datawright");
        assertThat(page.getByTestId("usage-figures")).containsText("about $33.60");
        assertThat(page.getByTestId("usage-models").locator("tbody tr")).hasCount(2);
        assertThat(page.getByTestId("usage-models").locator("tfoot")).containsText("8,120");
        assertThat(page.getByTestId("usage-limits")).containsText("$50.00");
        assertThat(page.locator(".usage-day")).hasCount(14);
        assertThat(page.locator(".usage-day").first()).containsText("Sun 22 Nov 2026");
        inspected(page, "84-usage-page");
        page.getByTestId("usage-older").click();
        assertThat(page.locator(".usage-day")).hasCount(20);
        assertThat(page.getByTestId("usage-older")).isHidden();

        page.setViewportSize(390, 844);
        page.evaluate("window.scrollTo(0, 0)");
        inspected(page, "85-usage-page-phone");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                .isTrue();
        Page dark = page(1440, 900, ColorScheme.DARK);
        dark.navigate(workbench.url() + "/use");
        assertThat(dark.locator(".usage-day")).hasCount(14);
        inspected(dark, "86-usage-page-dark");
        dark.getByText("Back to your datasets").click();
        assertThat(dark.getByTestId("welcome")).isVisible();
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void saysSensiblyThatTheOfflineModelCostsNothing() {
        services.bridge().hasOfflineModelOnly();
        services.bridge().usage().hasUsed(1, 0);
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/use");
        assertThat(page.getByText("The offline model costs nothing.")).isVisible();
        assertThat(page.getByTestId("usage-figures")).containsText("no cost");
        inspected(page, "88-usage-offline");
    }

    @Test
    void isPlainWithoutAnyUseAndWithoutTheBridge() {
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/use");
        assertThat(page.getByTestId("usage-none")).isVisible();
        assertThat(page.getByTestId("usage-days")).isHidden();
        inspected(page, "89-usage-none");

        services.bridge().goAway();
        page.reload();
        assertThat(page.getByTestId("usage-trouble")).isVisible();
        inspected(page, "90-usage-bridge-away");
        services.bridge().comeBack();
        services.bridge().usage().hasUsed(1, 0.5);
        page.getByTestId("usage-again").click();
        assertThat(page.getByTestId("usage-figures")).containsText("about $0.50");
        assertThat(page.getByTestId("usage-trouble")).isHidden();
    }
}
