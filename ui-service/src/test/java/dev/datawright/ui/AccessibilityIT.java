package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// axe-core on every screen, in both themes, wide and narrow.
class AccessibilityIT extends BrowserStory {
    @ParameterizedTest
    @EnumSource(
            value = ColorScheme.class,
            names = {"LIGHT", "DARK"})
    void leavesNothingSeriousInTheWay(ColorScheme scheme) {
        services.bridge().hasOfflineModelOnly();
        services.agent().remembers("Gym members", "Support calls");
        services.agent().worksElsewhere("Gym members");
        Page page = page(1440, 900, scheme);
        // What fades in has no final colours yet.
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
        page.navigate(workbench.url() + "/");
        assertThat(page.getByTestId("offline")).isVisible();
        assertThat(page.getByTestId("dataset-item")).hasCount(2);
        Axe.findsNothingSerious(page, "the empty page");

        page.getByTestId("composer").fill(ScriptedServices.REQUEST);
        page.getByTestId("composer").press("Enter");
        page.waitForURL("**/c/" + services.conversationId());
        awaitHeard(page, ScriptedServices.REQUEST);
        services.agent().startsTool("Adding columns");
        assertThat(page.getByTestId("tool-line")).isVisible();
        page.getByTestId("composer").fill("and the time of day");
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("take-back")).isVisible();
        Axe.findsNothingSerious(page, "a run with a waiting message");
        page.getByTestId("take-back").click();
        assertThat(page.getByTestId("queued")).hasCount(0);

        services.setsColumns();
        services.agent()
                .hasSaid("Here is a **draft**:\n\n- fines lie between 15 and 250\n\n| a | b |\n|---|---|\n| 1 | 2 |");
        services.agent().proposes();
        assertThat(page.getByTestId("approve")).isVisible();
        Axe.findsNothingSerious(page, "a question about a job");
        page.getByTestId("not-yet").click();
        assertThat(page.getByTestId("decline-reason")).isVisible();
        Axe.findsNothingSerious(page, "a no with a reason");
        page.getByTestId("decline").click();
        assertThat(page.getByTestId("approval-status")).hasText("You said: not yet.");
        page.getByTestId("message-user").hover();
        page.getByTestId("edit").click();
        assertThat(page.getByTestId("edit-form")).isVisible();
        Axe.findsNothingSerious(page, "an earlier message being edited");
        page.keyboard().press("Escape");

        page.getByTestId("dataset-menu").first().click();
        assertThat(page.getByTestId("rename")).isVisible();
        Axe.findsNothingSerious(page, "the menu of a dataset");
        page.getByTestId("rename").click();
        assertThat(page.getByTestId("rename-name")).isVisible();
        Axe.findsNothingSerious(page, "the rename dialog");
        page.keyboard().press("Escape");
        page.getByTestId("dataset-menu").first().click();
        page.getByTestId("delete").click();
        assertThat(page.getByTestId("delete-confirm")).isVisible();
        Axe.findsNothingSerious(page, "the delete dialog");
        page.keyboard().press("Escape");

        services.agent().goAway();
        assertThat(page.getByTestId("banner")).isVisible();
        Axe.findsNothingSerious(page, "the agent away");
        services.agent().comeBack();
        assertThat(page.getByTestId("banner")).isHidden();

        page.setViewportSize(390, 844);
        Axe.findsNothingSerious(page, "a phone");
        page.getByTestId("pane-dataset").click();
        Axe.findsNothingSerious(page, "the dataset on a phone");
        page.getByTestId("menu").click();
        assertThat(page.getByTestId("close-drawer")).isVisible();
        Axe.findsNothingSerious(page, "the drawer");
        page.navigate(workbench.url() + "/c/not-an-id");
        assertThat(page.getByTestId("missing")).isVisible();
        Axe.findsNothingSerious(page, "an address without a dataset");
        page.navigate(workbench.url() + "/nowhere/at/all");
        assertThat(page.getByText("There is nothing at this address")).isVisible();
        Axe.findsNothingSerious(page, "an address that leads nowhere");
    }
}
