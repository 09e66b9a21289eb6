package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Entry;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.model.ModelAnswer;
import dev.datawright.agent.model.ModelFailure;
import dev.datawright.agent.model.ModelGateway;
import dev.datawright.agent.model.ModelQuestion;
import dev.datawright.agent.model.ModelTool;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.agent.tools.UsageReports;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// Asks the model what to do next and says what it says.
@Component
class Reasoner implements Nodes.Step {

    private static final int HISTORY = 200;
    private static final int MAX_ASKED = 4;
    private static final String TO_GO_ON = " The design is as you see it; say how to go on.";

    private final Bridge bridge;
    private final ModelGateway gateway;
    private final Transcripts transcripts;
    private final Conversations conversations;
    private final UsageReports usage;
    private final GraphProperties properties;
    private final Clock clock;

    Reasoner(
            Bridge bridge,
            ModelGateway gateway,
            Transcripts transcripts,
            Conversations conversations,
            UsageReports usage,
            GraphProperties properties,
            Clock clock) {
        this.bridge = bridge;
        this.gateway = gateway;
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.usage = usage;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public Turn apply(Turn turn, RunExecution run) {
        int step = turn.step() + 1;
        UUID messageId = Ids.answer(run.claim().runId(), step);
        // Stored before a crash, not yet in a checkpoint: the model is not asked again.
        Optional<Entry.Answered> before = transcripts.answer(messageId);
        if (before.isPresent()) {
            return turn.answered(step, messageId, before.get().calls().isEmpty() ? Turn.Next.END : Turn.Next.TOOLS);
        }
        if (run.isStopped()) {
            return turn.goOn(Turn.Next.END);
        }
        if (step > properties.maxSteps()) {
            return say(turn, run, step, "I stopped after " + properties.maxSteps() + " steps." + TO_GO_ON);
        }
        if (Duration.between(run.claim().claimedAt(), clock.instant()).compareTo(properties.maxTime()) > 0) {
            return say(
                    turn, run, step, "I stopped after " + properties.maxTime().toMinutes() + " minutes." + TO_GO_ON);
        }
        try {
            return ask(turn, run, step, messageId);
        } catch (ModelFailure e) {
            String sentence = e.getMessage() + " Nothing is lost: send your message again in a moment.";
            return say(turn, run, step, sentence)
                    .fail(step, new Turn.Failure(sentence, e.kind().code()));
        } catch (BridgeAway e) {
            String sentence = e.getMessage() + ", so the design cannot be read or changed at the moment."
                    + " Send your message again in a while.";
            return say(turn, run, step, sentence).fail(step, new Turn.Failure(sentence, "bridge-away"));
        }
    }

    private Turn ask(Turn turn, RunExecution run, int step, UUID messageId) {
        RunExecution.Claim claim = run.claim();
        ToolAnswer design = bridge.call(
                claim.owner(),
                "get_design",
                Bridge.withDesign(WireJson.mapper().createObjectNode(), "get_design", claim.designId()),
                Ids.key(claim.runId(), step, "get_design"));
        if (design.failed()) {
            String sentence = "The design could not be read: " + design.text();
            return say(turn, run, step, sentence).fail(step, new Turn.Failure(sentence, "design-unreadable"));
        }
        int version = design.structured().path("version").asInt(1);
        List<ModelTool> tools = new ArrayList<>();
        bridge.toolset(claim.owner())
                .forEach(tool -> tools.add(new ModelTool(
                        tool.name(), tool.description(), tool.parameters().toString())));
        tools.add(JobProposals.TOOL);
        var messages = Prompt.of(design.structured(), transcripts.newest(claim.conversationId(), HISTORY));
        ModelAnswer answer = answer(run, messageId, () -> gateway.ask(messages, tools));
        List<CallMade> calls = run.isStopped()
                ? List.of()
                : answer.calls().stream()
                        .map(call -> new CallMade(call.id(), call.name(), call.arguments()))
                        .toList();
        String text = answer.text();
        if (text.isEmpty() && calls.isEmpty() && !run.isStopped()) {
            text = "The model gave an empty answer. Say it again, or in other words.";
        }
        store(run, messageId, text, calls, version, answer);
        return turn.answered(step, messageId, calls.isEmpty() ? Turn.Next.END : Turn.Next.TOOLS);
    }

    /// Asks until there is a whole answer with something in it; a few times at most.
    private ModelAnswer answer(RunExecution run, UUID messageId, Supplier<ModelQuestion> questions) {
        Duration pause = properties.retryPause();
        for (int asked = 1; ; asked++) {
            var voice = new Voice(run, messageId);
            ModelQuestion question = questions.get();
            try (var ignored = run.onStop(question::cancel)) {
                ModelAnswer answer = question.stream(voice::say);
                voice.end();
                boolean empty = answer.text().isEmpty() && answer.calls().isEmpty();
                if (!empty || run.isStopped() || asked >= MAX_ASKED) {
                    return answer;
                }
            } catch (ModelFailure e) {
                voice.end();
                if (!e.kind().isPassing() || asked >= MAX_ASKED) {
                    throw e;
                }
            }
            run.pause(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private void store(
            RunExecution run, UUID messageId, String text, List<CallMade> calls, int version, ModelAnswer answer) {
        RunExecution.Claim claim = run.claim();
        run.journal().commitWith(() -> {
            conversations.noteDesignVersion(claim.conversationId(), version);
            usage.note(
                    claim.owner(), claim.conversationId(), answer.model(), answer.inputTokens(), answer.outputTokens());
            return transcripts
                    .addAssistant(claim.conversationId(), claim.runId(), messageId, text, calls, version)
                    .map(message -> List.of(CustomEvents.message(message)))
                    .orElse(List.of());
        });
    }

    /// Says something of our own in the agent's name and ends the turn.
    private Turn say(Turn turn, RunExecution run, int step, String sentence) {
        RunExecution.Claim claim = run.claim();
        UUID messageId = Ids.answer(claim.runId(), step);
        var voice = new Voice(run, messageId);
        voice.say(sentence);
        voice.end();
        run.journal()
                .commitWith(() -> transcripts
                        .addAssistant(
                                claim.conversationId(),
                                claim.runId(),
                                messageId,
                                sentence,
                                List.of(),
                                conversations.designVersion(claim.conversationId()))
                        .map(message -> List.of(CustomEvents.message(message)))
                        .orElse(List.of()));
        return turn.answered(step, messageId, Turn.Next.END);
    }

    /// Sends a text as it comes; it begins with the first word, so that an answer without words leaves no trace.
    private static final class Voice {

        private final RunExecution run;
        private final String messageId;
        private boolean open;

        Voice(RunExecution run, UUID messageId) {
            this.run = run;
            this.messageId = messageId.toString();
        }

        void say(String piece) {
            if (!open) {
                open = true;
                run.journal().emit(new AgUiEvent.TextMessageStart(messageId, "assistant"));
            }
            run.journal().emit(new AgUiEvent.TextMessageContent(messageId, piece));
        }

        void end() {
            if (open) {
                open = false;
                run.journal().emit(new AgUiEvent.TextMessageEnd(messageId));
            }
        }
    }
}
