package dev.datawright.ui;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

/// The conversation in a real browser: what waits, what stops, what is said otherwise, and what went wrong.
class ChatScreensIT extends BrowserStory {
    private static final String DRAFT = "Here is a first draft with **6 columns**. Fines lie between 15 and 250.";

    @Test
    void letsMessagesWaitAndGivesThemBackWhenStopped() {
        Page page = start(page(1440, 900, ColorScheme.LIGHT));
        services.agent().says("Here is a first draft with **6 columns**");
        assertThat(page.getByTestId("message-assistant")).containsText("6 columns");
        say(page, "Add the officer's name");
        say(page, "And the time of day");
        assertThat(page.getByTestId("queued")).hasCount(2);
        assertThat(page.getByTestId("queued").first()).containsText("Waits until this is done");
        page.getByTestId("composer").fill("a draft that stays");
        picture(page, "30-queued");
        page.getByTestId("take-back").first().click();
        assertThat(page.getByTestId("queued")).hasCount(1);
        assertThat(page.getByTestId("composer")).hasValue("Add the officer's name\n\na draft that stays");
        page.reload();
        assertThat(page.getByTestId("composer")).hasValue("Add the officer's name\n\na draft that stays");
        assertThat(page.getByTestId("queued")).hasCount(1);
        page.getByTestId("composer").fill("");
        page.getByTestId("stop").click();
        assertThat(page.getByTestId("note")).containsText("Stopped. What was said so far stays.");
        assertThat(page.getByTestId("message-assistant")).containsText("6 columns");
        assertThat(page.getByTestId("queued")).hasCount(0);
        assertThat(page.getByTestId("composer")).hasValue("And the time of day");
        Page second = page.context().newPage();
        second.navigate(page.url());
        assertThat(second.getByTestId("note")).containsText("Stopped. What was said so far stays.");
        second.close();
        page.reload();
        assertThat(page.getByTestId("note")).containsText("Stopped. What was said so far stays.");
        assertThat(page.getByTestId("composer")).hasValue("And the time of day");
        picture(page, "31-stopped");
        page.getByTestId("send").click();
        assertThat(page.getByTestId("message-user")).hasCount(2);
        say(page, "Thanks");
        services.agent().finishesRun();
        assertThat(page.getByTestId("message-user")).hasCount(3);
        assertThat(page.getByTestId("queued")).hasCount(0);
        assertThat(consoleErrors).isEmpty();
    }

    @Test
    void goesOnAfterAReloadInTheMiddleAndShowsEachWordOnce() {
        Page page = start(page(1200, 800, ColorScheme.DARK));
        services.agent().startsTool("Adding columns");
        services.agent().says("Six columns ");
        assertThat(page.getByTestId("message-assistant")).hasText("Six columns");
        page.reload();
        assertThat(page.getByTestId("message-assistant")).hasText("Six columns");
        Page second = page.context().newPage();
        second.navigate(page.url());
        assertThat(second.getByTestId("message-assistant")).hasText("Six columns");
        services.agent().continues("stand beside this chat.");
        for (Page each : new Page[] {page, second}) {
            assertThat(each.getByTestId("message-assistant")).hasText("Six columns stand beside this chat.");
            assertThat(each.getByTestId("stop")).isVisible();
        }
        services.agent().restarts();
        services.agent().hasSaid("Six columns stand beside this chat. Shall I go on?");
        services.agent().finishesRun();
        assertThat(page.getByTestId("message-assistant")).hasText("Six columns stand beside this chat. Shall I go on?");
        assertThat(page.getByTestId("message-assistant")).hasCount(1);
        assertThat(page.getByTestId("message-user")).hasCount(1);
        assertThat(page.getByTestId("stop")).isHidden();
        services.agent().retitles("Fines of 2025");
        assertThat(second.getByTestId("dataset-item")).hasText(java.util.regex.Pattern.compile("Fines of 2025.*"));
        assertThat(second).hasTitle("Fines of 2025 · Datawright");
    }

    @Test
    void saysAnEarlierMessageOtherwiseInANewConversation() {
        Page page = start(page(1440, 900, ColorScheme.LIGHT));
        services.setsColumns();
        services.agent().hasSaid(DRAFT);
        services.agent().finishesRun();
        page.getByTestId("message-user").hover();
        page.getByTestId("edit").click();
        assertThat(page.getByTestId("edit-text")).isFocused();
        assertThat(page.getByTestId("edit-text")).hasValue(ScriptedServices.REQUEST);
        page.keyboard().press("Escape");
        assertThat(page.getByTestId("edit-form")).hasCount(0);
        assertThat(page.getByTestId("edit")).isFocused();
        page.keyboard().press("Enter");
        page.getByTestId("edit-text").fill("");
        page.getByTestId("edit-text").press("Enter");
        assertThat(page.getByTestId("edit-note")).hasText("The message cannot be empty.");
        page.getByTestId("edit-text").fill("300 parking tickets with ticket number and fine");
        picture(page, "32-edit");
        String before = page.url();
        page.getByTestId("edit-text").press("Enter");
        page.waitForURL(url -> !url.equals(before));
        assertThat(page.getByTestId("message-user")).hasText("300 parking tickets with ticket number and fine");
        assertThat(page.getByTestId("dataset-item")).hasCount(2);
        page.goBack();
        assertThat(page.getByTestId("message-user")).hasText(ScriptedServices.REQUEST);
        assertThat(page.getByTestId("message-assistant")).containsText("first draft");
    }

    @Test
    void keepsAnswersToAQuestionAndSaysWhoWasFirst() {
        Page first = start(page(1440, 900, ColorScheme.LIGHT));
        services.setsColumns();
        services.agent().hasSaid(DRAFT);
        services.agent().proposes();
        first.getByTestId("not-yet").click();
        assertThat(first.getByTestId("decline-reason")).isFocused();
        first.keyboard().press("Escape");
        assertThat(first.getByTestId("not-yet")).isFocused();
        first.keyboard().press("Enter");
        first.getByTestId("decline-reason").fill("fines up to 300, please");
        picture(first, "33-not-yet");
        first.getByTestId("decline-reason").press("Enter");
        assertThat(first.getByTestId("approval-status")).hasText("You said: not yet. “fines up to 300, please”");
        say(first, "Fines up to 300");
        services.agent().changes("t2", "changed fine", 3);
        services.agent().hasSaid("Fines go up to 300 now.");
        services.agent().proposes();
        Page second = page(1440, 900, ColorScheme.DARK);
        second.navigate(first.url());
        assertThat(second.getByTestId("approve")).isVisible();
        services.agent().holdEvents(true);
        first.getByTestId("approve").click();
        assertThat(first.getByTestId("approve")).isDisabled();
        second.getByTestId("approve").click();
        assertThat(second.getByTestId("approval-trouble").last())
                .hasText("This was answered already, in another window; that answer counts.");
        assertThat(second.getByTestId("approval-status").last()).hasText("You approved this.");
        services.agent().holdEvents(false);
        assertThat(first.getByTestId("approval-status").last()).hasText("You approved this.");
        picture(second, "34-answered-elsewhere-dark");
        services.completesJob();
        second.reload();
        assertThat(second.getByTestId("approval-status")).hasCount(2);
        assertThat(second.getByTestId("approval-status").first()).containsText("fines up to 300, please");
        assertThat(second.getByTestId("message-assistant").last()).containsText("200 rows are ready");
        second.getByTestId("messages").evaluate("element => element.scrollTop = 0");
        picture(second, "35-settled-dark");
    }

    @Test
    void saysWhatFailedAndTriesAgain() {
        Page page = start(page(1440, 900, ColorScheme.LIGHT));
        services.agent().startsTool("Adding columns");
        services.agent().failsRun("The model did not answer within 60 s. Nothing of the design is lost.");
        assertThat(page.getByTestId("trouble")).containsText("The model did not answer within 60 s.");
        picture(page, "36-run-failed");
        page.reload();
        assertThat(page.getByTestId("trouble")).containsText("The model did not answer within 60 s.");
        assertThat(page.getByTestId("message-assistant")).hasCount(0);
        Page second = page.context().newPage();
        second.navigate(page.url());
        assertThat(second.getByTestId("retry")).isVisible();
        page.getByTestId("retry").click();
        for (Page each : new Page[] {page, second}) {
            assertThat(each.getByTestId("stop")).isVisible();
            assertThat(each.getByTestId("trouble")).hasCount(0);
            assertThat(each.getByTestId("message-user")).hasCount(1);
        }
        second.close();
        services.setsColumns();
        services.agent().changes("t2", "changed fine", 3);
        services.agent().changes("t3", "removed summary", 4);
        services.agent().hasSaid("I stopped after 40 steps. The design is as you see it; say how to go on.");
        services.agent().finishesRun();
        services.bridge().hasVersion(4);
        assertThat(page.getByTestId("undo")).hasCount(3);
        assertThat(page.getByTestId("undo").nth(2)).hasText("undo");
        assertThat(page.getByTestId("undo").nth(2))
                .hasAttribute("title", "Back to version 3, as it was before “removed summary”");
        page.getByTestId("tool-line").nth(1).hover();
        assertThat(page.getByTestId("undo").nth(1))
                .hasAttribute(
                        "title",
                        "Back to version 2, as it was before “changed fine”; takes back the change after it too");
        picture(page, "37-undo");
        page.getByTestId("undo").nth(2).click();
        assertThat(page.getByTestId("note")).containsText("The design is as it was before “removed summary”");
    }

    @Test
    void takesBadInputCalmly() {
        Page page = page(1200, 800, ColorScheme.LIGHT);
        page.navigate(workbench.url() + "/");
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("composer-note")).containsText("There is nothing to send yet");
        page.getByTestId("composer").fill("tickets ".repeat(6250));
        assertThat(page.getByTestId("composer-note"))
                .hasText("49,999 characters; a message can have 20,000. Shorten it by 29,999 to send it.");
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("message-user")).hasCount(0);
        picture(page, "38-too-long");
        page.reload();
        assertThat(page.getByTestId("composer-note")).containsText("49,999 characters");
        page.getByTestId("composer").fill("<b>400</b> rows of {{ 7 * 7 }} <script>alert(1)</script>");
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("message-user"))
                .hasText("<b>400</b> rows of {{ 7 * 7 }} <script>alert(1)</script>");
        page.waitForURL("**/c/" + services.conversationId());
        awaitHeard(page, "<b>400</b> rows of {{ 7 * 7 }} <script>alert(1)</script>");
        services.agent().hasSaid("<b>Bold</b> {{ 7 * 7 }}");
        assertThat(page.getByTestId("message-assistant")).hasText("<b>Bold</b> {{ 7 * 7 }}");
        services.agent().finishesRun();
        goBackTo(page, "/");
        assertThat(page.getByTestId("welcome")).isVisible();
        page.goForward();
        assertThat(page.getByTestId("message-user")).hasCount(1);
        for (String address : new String[] {"c/00000000-0000-0000-0000-00000000dead", "c/not-an-id"}) {
            page.navigate(workbench.url() + "/" + address);
            assertThat(page.getByTestId("missing")).containsText("There is no such dataset");
        }
        picture(page, "39-missing");
        page.getByTestId("missing-new").click();
        assertThat(page.getByTestId("welcome")).isVisible();
        assertThat(page.getByTestId("composer")).isVisible();
        page.navigate(workbench.url() + "/nowhere/at/all");
        assertThat(page.getByText("There is nothing at this address")).isVisible();
        picture(page, "40-lost");
    }

    @Test
    void leavesTheScrollWhereThePersonPutIt() {
        Page page = start(page(1200, 700, ColorScheme.LIGHT));
        services.agent().says("line\n\n".repeat(60));
        services.agent().continues("the end");
        assertThat(page.getByText("the end")).isInViewport();
        assertThat(page.getByTestId("newest")).isHidden();
        page.getByTestId("message-assistant").hover();
        page.mouse().wheel(0, -1500);
        assertThat(page.getByTestId("newest")).isVisible();
        Object before = page.getByTestId("messages").evaluate("element => element.scrollTop");
        services.agent().continues("\n\nand more".repeat(20));
        assertThat(page.getByText("and more").last()).isAttached();
        assertThat(page.getByTestId("messages").evaluate("element => element.scrollTop"))
                .isEqualTo(before);
        picture(page, "41-newest");
        page.getByTestId("newest").click();
        assertThat(page.getByText("and more").last()).isInViewport();
        assertThat(page.getByTestId("newest")).isHidden();
        assertThat(page.getByTestId("messages")).isFocused();
    }

    @Test
    void fitsAPhoneWhileItWorks() {
        Page page = start(page(390, 844, ColorScheme.DARK));
        services.setsColumns();
        services.agent().hasSaid(DRAFT);
        services.agent().proposes();
        page.getByTestId("not-yet").click();
        picture(page, "42-phone-not-yet-dark");
        page.getByTestId("decline").click();
        say(page, "Fines up to 300");
        services.agent().startsTool("Changing fine");
        say(page, "And the time of day");
        assertThat(page.getByTestId("queued")).isVisible();
        picture(page, "43-phone-queued-dark");
        services.agent().finishesRun();
        page.getByTestId("edit").first().click();
        picture(page, "44-phone-edit-dark");
        assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    private Page start(Page page) {
        page.navigate(workbench.url() + "/");
        say(page, ScriptedServices.REQUEST);
        page.waitForURL("**/c/" + services.conversationId());
        assertThat(page.getByTestId("message-user")).hasCount(1);
        return page;
    }

    private void say(Page page, String text) {
        page.getByTestId("composer").fill(text);
        page.getByTestId("composer").press("Enter");
        assertThat(page.getByTestId("composer")).hasValue("");
        awaitHeard(page, text);
    }
}
