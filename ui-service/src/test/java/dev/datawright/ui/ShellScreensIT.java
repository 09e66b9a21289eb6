package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The page around the conversation in a real browser: the rail, the drawer, services away, the keyboard alone.
class ShellScreensIT extends BrowserStory {
    private static final String LONG_TITLE =
            "Parking tickets of the whole county with officers, places, weather and every appeal that was made since";

    @Test
    void findsRenamesAndDeletesDatasets() {
        services.agent()
                .remembers(IntStream.rangeClosed(1, 33)
                        .mapToObj(number -> "Web shop orders, part " + number)
                        .toArray(String[]::new));
        services.agent().remembers("Gym members", LONG_TITLE, "Support calls");
        services.agent().worksElsewhere("Gym members");
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("dataset-item")).hasCount(30);
        assertThat(page.getByTitle(LONG_TITLE)).isVisible();
        assertThat(page.getByTestId("datasets").getByLabel("at work")).hasCount(1);
        page.getByTestId("rail-more").click();
        assertThat(page.getByTestId("dataset-item")).hasCount(36);
        assertThat(page.getByTestId("rail-more")).isHidden();
        page.getByText("Support calls").click();
        assertThat(page.getByTestId("message-assistant")).containsText("Support calls");
        assertThat(page.getByTestId("dataset-item")).hasCount(36);
        picture(page, "50-rail");

        page.getByTestId("search").fill("gym");
        assertThat(page.getByTestId("dataset-item")).hasCount(1);
        assertThat(page.getByTestId("dataset-item")).containsText("Gym members");
        page.getByTestId("search").fill("no such thing");
        assertThat(page.getByTestId("rail-none")).hasText("Nothing here has “no such thing” in it.");
        picture(page, "51-rail-nothing-found");
        page.getByTestId("search").fill("calls");
        assertThat(page.getByTestId("dataset-item")).hasCount(1);

        page.getByTestId("dataset-menu").click();
        picture(page, "52-rail-menu");
        page.getByTestId("rename").click();
        assertThat(page.getByTestId("rename-name").locator("input")).isFocused();
        picture(page, "53-rename");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("rename-name")).hasCount(0);
        assertThat(page.getByTestId("dataset-menu")).isFocused();
        page.keyboard().press("Enter");
        page.getByTestId("rename").click();
        page.getByTestId("rename-name").locator("input").fill("Calls of the night shift");
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("dataset-item")).containsText("Calls of the night shift");
        assertThat(page).hasTitle("Calls of the night shift · Datawright");

        page.getByTestId("dataset-menu").click();
        page.getByTestId("delete").click();
        assertThat(page.getByText("Files you have downloaded stay with you.")).isVisible();
        picture(page, "54-delete");
        page.getByTestId("delete-confirm").click();
        assertThat(page.getByTestId("welcome")).isVisible();
        assertThat(page.getByTestId("dataset-item")).hasCount(0);
        page.getByTestId("search").fill("");
        assertThat(page.getByTestId("dataset-item")).hasCount(30);
        assertThat(page.getByText("Calls of the night shift")).hasCount(0);
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void saysWhichServiceIsAwayAndTakesUpWhereItWas() {
        services.bridge().hasOfflineModelOnly();
        services.agent().goAway();
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("banner")).containsText("The agent is away since");
        assertThat(page.getByTestId("offline")).containsText("--gateway-url");
        page.getByTestId("example-1").click();
        assertThat(page.getByTestId("composer")).hasValue(ScriptedServices.REQUEST);
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("composer")).hasValue(ScriptedServices.REQUEST);
        picture(page, "55-empty-agent-away");
        services.agent().comeBack();
        assertThat(page.getByTestId("banner")).isHidden();
        assertThat(page.getByText("The agent is back.")).isVisible();
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("message-user")).hasCount(1);
        services.bridge().goAway();
        assertThat(page.getByTestId("banner")).containsText("The dataset service is away since");
        picture(page, "56-bridge-away");
        services.agent().goAway();
        assertThat(page.getByTestId("banner")).containsText("The agent is away since");
        page.reload();
        assertThat(page.getByText("This conversation appears when the agent is back."))
                .isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture(page, "57-both-away-dark");
        services.agent().comeBack();
        services.bridge().comeBack();
        assertThat(page.getByTestId("message-user")).hasCount(1);
        assertThat(page.getByTestId("banner")).isHidden();
    }

    @Test
    void opensTheRailAsADrawerOnAPhone() {
        services.agent().remembers("Gym members", LONG_TITLE, "Support calls");
        Page page = page(390, 844, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("search")).isHidden();
        page.getByTestId("menu").click();
        assertThat(page.getByTestId("close-drawer")).isFocused();
        assertThat(page.getByTestId("dataset-item")).hasCount(3);
        picture(page, "58-phone-drawer");
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("search")).isHidden();
        assertThat(page.getByTestId("menu")).isFocused();
        page.keyboard().press("Enter");
        page.getByTestId("datasets").getByText("Gym members").click();
        assertThat(page.getByTestId("search")).isHidden();
        assertThat(page.getByTestId("message-assistant")).containsText("Gym members");
        picture(page, "59-phone-conversation");
    }

    @Test
    void canBeUsedByTheKeyboardAlone() {
        Page page = page(1440, 900, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("composer")).isFocused();
        page.keyboard().type(ScriptedServices.REQUEST);
        page.keyboard().press("Enter");
        page.waitForURL("**/c/" + services.conversationId());
        awaitHeard(page, ScriptedServices.REQUEST);
        services.setsColumns();
        services.agent().hasSaid("Here is a draft.");
        assertThat(page.getByTestId("announcer")).hasText("Datawright: Here is a draft.");
        services.agent().proposes();
        assertThat(page.getByTestId("approve")).isVisible();
        page.locator(".product").focus();
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByTestId("skip-dataset")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByTestId("skip-chat")).isFocused();
        picture(page, "60-skip-links");
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("composer")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByTestId("not-yet")).isFocused();
        page.keyboard().press("Shift+Tab");
        assertThat(page.getByTestId("approve")).isFocused();
        page.keyboard().press("Enter");
        assertThat(page.getByTestId("approval-status")).hasText("You approved this.");
        assertThat(page.getByTestId("composer")).isFocused();
        services.completesJob();
        assertThat(page.getByTestId("download-csv")).isVisible();
        page.getByTestId("skip-dataset").focus();
        page.keyboard().press("Enter");
        assertThat(page.locator(".dataset")).isFocused();
        for (int i = 0; i < 12 && !isFocused(page, "download-csv"); i++) {
            page.keyboard().press("Tab");
        }
        assertThat(page.getByTestId("download-csv")).isFocused();
        assertThat(page.getByTestId("dataset-item")).hasText(Pattern.compile("Parking tickets.*"));
        assertThat(consoleErrors).isEmpty();
    }

    private static boolean isFocused(Page page, String testId) {
        return (Boolean) page.getByTestId(testId).evaluate("element => element === document.activeElement");
    }
}
