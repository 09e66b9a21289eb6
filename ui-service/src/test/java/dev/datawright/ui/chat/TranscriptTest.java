package dev.datawright.ui.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.internal.Routes;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.SettledProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobSpec;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What stands in the chat in each state, without a browser.
class TranscriptTest extends BrowserlessTest {
    private static final UUID ID = new UUID(0, 1);
    private static final JobProposal PROPOSAL = new JobProposal(
            ID, new JobSpec(ID, 2, 200, 7L, 0), new Estimate(200, 0, 0, 0, 1, 2, false, List.of()), null);

    private final Hand hand = new Hand();
    private Transcript transcript = new Transcript(hand);

    /// The workbench itself needs services behind it; what stands in the chat does not.
    @Override
    protected synchronized Routes discoverRoutes() {
        return new Routes(Set.of(Blank.class), Set.of(), Set.of(), true);
    }

    @BeforeEach
    void show() {
        transcript = new Transcript(hand);
        UI.getCurrent().add(transcript);
    }

    @Test
    void answersAMessageAnewOnlyWhereThatHelps() {
        transcript.show(List.of(
                new Entry.Trouble("t1", "The model timed out.", ID), new Entry.Trouble("t2", "Not sent.", null)));
        List<TroubleView> troubles = find(TroubleView.class).all();
        NativeButton retry = find(NativeButton.class, troubles.get(0)).single();

        test(retry).click();

        assertThat(hand.done).containsExactly("retry " + ID);
        assertThat(find(NativeButton.class, troubles.get(1)).exists()).isFalse();
    }

    @Test
    void showsAStopAsANoteAndAToolByItsState() {
        transcript.show(List.of(
                Entry.line(new ToolLine("1", "set_columns", ToolLine.State.FAILED, "adding columns", null)),
                Entry.line(new ToolLine("r/stop", ToolLine.STOP, ToolLine.State.DONE, "stopped", null))));

        assertThat(find(ToolView.class).single().getClassNames()).contains("failed");
        assertThat(words(find(NoteView.class).single())).contains("Stopped. What was said so far stays.");
    }

    @Test
    void asksAboutAJobUntilItIsAnswered() {
        transcript.show(List.of(Entry.open(PROPOSAL)));
        test(find(NativeButton.class).withText("Generate 200 rows").single()).click();
        assertThat(hand.done).containsExactly("approve " + ID);

        transcript.show(List.of(Entry.settled(
                new SettledProposal(PROPOSAL, SettledProposal.Outcome.REJECTED, "fewer", null, Instant.EPOCH))));

        assertThat(find(NativeButton.class).exists()).isFalse();
        assertThat(words(find(ApprovalCard.class).single())).contains("You said: not yet. “fewer”");
    }

    @Test
    void keepsTheOrderOfTheEntries() {
        List<Entry> entries = new ArrayList<>(
                List.of(new Entry.Said("s", ID, "200 tickets"), new Entry.Answer("a", "Here they are.", true)));
        transcript.show(entries);
        entries.add(1, Entry.line(new ToolLine("1", "set_columns", ToolLine.State.DONE, "added 6 columns", 2)));
        transcript.show(entries);

        assertThat(transcript.getChildren().map(Component::getClass))
                .containsExactly(SaidView.class, ToolView.class, AnswerView.class);
    }

    private List<String> words(Component view) {
        return find(Span.class, view).all().stream().map(Span::getText).toList();
    }

    @Route(value = "", registerAtStartup = false)
    static final class Blank extends Div {
        private static final long serialVersionUID = 1L;
    }

    /// Writes down what was asked for.
    private static final class Hand implements ChatActions {
        private final List<String> done = new ArrayList<>();

        @Override
        public void send(String text) {
            done.add("send " + text);
        }

        @Override
        public void retry(UUID message) {
            done.add("retry " + message);
        }

        @Override
        public void stop() {
            done.add("stop");
        }

        @Override
        public void takeBack(UUID message, String text) {
            done.add("take back " + message);
        }

        @Override
        public void fork(UUID message, String text, Consumer<String> failed) {
            done.add("fork " + message);
        }

        @Override
        public void approve(Entry.Question question) {
            done.add("approve " + question.proposal().interruptId());
        }

        @Override
        public void decline(Entry.Question question, String reason) {
            done.add("decline " + question.proposal().interruptId());
        }

        @Override
        public void undo(int version, String before) {
            done.add("undo " + version);
        }
    }
}
