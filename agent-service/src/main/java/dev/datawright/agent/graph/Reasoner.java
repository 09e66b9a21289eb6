package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Entry;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.conversation.Unanswered;
import dev.datawright.agent.model.ModelAnswer;
import dev.datawright.agent.model.ModelFailure;
import dev.datawright.agent.model.ModelGateway;
import dev.datawright.agent.model.ModelTool;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.json.WireJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks the model what to do next and says what it says.
@Component
class Reasoner implements Nodes.Step {

    /// More than one run can leave behind it.
    private static final int HISTORY = 400;

    private static final String EMPTY = "The model gave no answer, " + Questions.MAX_ASKED
            + " times. Nothing is lost: send your message again, or in other words.";
    private static final String DECLINED = "The model declined to answer this. Nothing is lost: say it in other words.";

    private final Bridge bridge;
    private final ModelGateway gateway;
    private final Transcripts transcripts;
    private final Conversations conversations;
    private final JobsMade jobs;
    private final Questions questions;
    private final Spending spending;
    private final Limits limits;

    Reasoner(
            Bridge bridge,
            ModelGateway gateway,
            Transcripts transcripts,
            Conversations conversations,
            JobsMade jobs,
            Questions questions,
            Spending spending,
            Limits limits) {
        this.bridge = bridge;
        this.gateway = gateway;
        this.transcripts = transcripts;
        this.conversations = conversations;
        this.jobs = jobs;
        this.questions = questions;
        this.spending = spending;
        this.limits = limits;
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
        Optional<String> reached = limits.reached(run, step);
        if (reached.isPresent()) {
            return say(turn, run, step, reached.get());
        }
        try {
            return ask(turn, run, step, messageId);
        } catch (ModelFailure e) {
            return fail(
                    turn,
                    run,
                    step,
                    e.getMessage() + waits(e) + " Nothing is lost: send your message again "
                            + (e.retryAfter().isPresent() ? "then." : "in a moment."),
                    e.kind().code());
        } catch (BridgeAway e) {
            String sentence = e.getMessage() + ", so the design cannot be read or changed at the moment."
                    + " Send your message again in a while.";
            return fail(turn, run, step, sentence, "bridge-away");
        } catch (ProblemException e) {
            return fail(turn, run, step, "The design cannot be reached: " + e.getMessage(), "bridge-refused");
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
            return fail(turn, run, step, "The design could not be read: " + design.text(), "design-unreadable");
        }
        int version = design.structured().path("version").asInt(1);
        List<ModelTool> tools = new ArrayList<>();
        bridge.toolset(claim.owner())
                .forEach(tool -> tools.add(new ModelTool(
                        tool.name(), tool.description(), tool.parameters().toString())));
        tools.add(JobProposals.TOOL);
        var messages = Prompt.of(
                design.structured(),
                jobs.of(run),
                editedByHand(claim.conversationId(), design.structured()),
                transcripts.newest(claim.conversationId(), HISTORY));
        ModelAnswer answer = questions.ask(run, messageId, version, () -> gateway.ask(claim.model(), messages, tools));
        List<CallMade> calls = run.isStopped()
                ? List.of()
                : answer.calls().stream()
                        .map(call -> new CallMade(call.id(), call.name(), call.arguments()))
                        .toList();
        if (answer.isEmpty() && !run.isStopped()) {
            run.journal().commit(() -> spending.note(run, answer), List.of());
            return answer.end() == ModelAnswer.End.DECLINED
                    ? fail(turn, run, step, DECLINED, "model-refused")
                    : fail(turn, run, step, EMPTY, "model-empty");
        }
        store(run, step, messageId, answer, calls, version);
        return turn.answered(step, messageId, calls.isEmpty() ? Turn.Next.END : Turn.Next.TOOLS);
    }

    /// What a busy gateway asks for, when that is too long to wait here.
    private static String waits(ModelFailure failure) {
        return failure.retryAfter()
                .map(wait -> " It asks to wait " + Phrases.counted(Math.max(1, wait.toSeconds()), "second") + ".")
                .orElse("");
    }

    /// What the person did to the design since the agent last looked; null when nothing.
    private @Nullable String editedByHand(UUID conversationId, JsonNode design) {
        Integer seen = conversations.designVersion(conversationId);
        boolean newer = seen != null && design.path("version").asInt() > seen;
        return newer && design.path("author").asString("").equals("person")
                ? design.path("summary").asString("")
                : null;
    }

    private void store(
            RunExecution run, int step, UUID messageId, ModelAnswer answer, List<CallMade> calls, int version) {
        RunExecution.Claim claim = run.claim();
        run.journal().commitWith(() -> {
            conversations.noteDesignVersion(claim.conversationId(), version);
            if (step == 1) {
                transcripts.noteVersionSeen(claim.conversationId(), claim.runId(), version);
            }
            spending.note(run, answer);
            return transcripts
                    .addAssistant(claim.conversationId(), claim.runId(), messageId, answer.text(), calls, version)
                    .map(message -> List.of(CustomEvents.message(message)))
                    .orElse(List.of());
        });
    }

    /// Ends the turn in failure. The sentence reaches the readers with the run's error alone; it is stored for
    /// those who open the conversation later.
    private Turn fail(Turn turn, RunExecution run, int step, String sentence, String code) {
        run.journal().commit(() -> stored(run, Unanswered.failureId(run.claim().runId()), sentence), List.of());
        return turn.fail(step, new Turn.Failure(sentence, code));
    }

    private Optional<Message> stored(RunExecution run, UUID messageId, String text) {
        UUID conversationId = run.claim().conversationId();
        return transcripts.addAssistant(
                conversationId,
                run.claim().runId(),
                messageId,
                text,
                List.of(),
                conversations.designVersion(conversationId));
    }

    /// Says something of our own in the agent's name and ends the turn.
    private Turn say(Turn turn, RunExecution run, int step, String sentence) {
        RunExecution.Claim claim = run.claim();
        UUID messageId = Ids.answer(claim.runId(), step);
        var voice = new Voice(run, messageId);
        voice.say(sentence);
        voice.end();
        run.journal()
                .commitWith(() -> stored(run, messageId, sentence)
                        .map(message -> List.of(CustomEvents.message(message)))
                        .orElse(List.of()));
        return turn.answered(step, messageId, Turn.Next.END);
    }
}
