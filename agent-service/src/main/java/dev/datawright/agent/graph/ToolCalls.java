package dev.datawright.agent.graph;

import dev.datawright.agent.conversation.CallMade;
import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Titles;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.run.RunExecution;
import dev.datawright.agent.tools.Bridge;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.ToolAnswer;
import dev.datawright.agent.tools.ToolSchema;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.run.AgUiEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Runs one call of the model's newest answer. Its result is stored with what it changed, under the call's own key.
@Component
class ToolCalls {

    private static final int MAX_RESULT = 8_000;
    private static final String READ_ROWS = "read_rows";

    private final Bridge bridge;
    private final JobProposals jobs;
    private final JobsMade jobsMade;
    private final Transcripts transcripts;
    private final Proposals proposals;
    private final Conversations conversations;
    private final Titles titles;

    ToolCalls(
            Bridge bridge,
            JobProposals jobs,
            JobsMade jobsMade,
            Transcripts transcripts,
            Proposals proposals,
            Conversations conversations,
            Titles titles) {
        this.bridge = bridge;
        this.jobs = jobs;
        this.jobsMade = jobsMade;
        this.transcripts = transcripts;
        this.proposals = proposals;
        this.conversations = conversations;
        this.titles = titles;
    }

    /// Runs a call.
    ///
    /// @param proposalWaits whether a call before it has asked the person something
    /// @return the question to the person, when it asks one
    @Nullable
    UUID execute(Turn turn, RunExecution run, int index, CallMade made, boolean proposalWaits) {
        return new Call(turn, run, Objects.requireNonNull(turn.answerId()), index, made).execute(proposalWaits);
    }

    /// Answers a call that is not run.
    void leaveOut(Turn turn, RunExecution run, int index, String why) {
        run.journal()
                .commit(
                        () -> transcripts.addResult(
                                run.claim().conversationId(),
                                run.claim().runId(),
                                Objects.requireNonNull(turn.answerId()),
                                index,
                                why),
                        List.of());
    }

    /// One call on its way.
    private final class Call {

        private final Turn turn;
        private final RunExecution run;
        private final UUID answerId;
        private final int index;
        private final CallMade made;
        private final String lineId;

        Call(Turn turn, RunExecution run, UUID answerId, int index, CallMade made) {
            this.turn = turn;
            this.run = run;
            this.answerId = answerId;
            this.index = index;
            this.made = made;
            this.lineId = Ids.key(run.claim().runId(), turn.step(), index);
        }

        @Nullable
        UUID execute(boolean proposalWaits) {
            Optional<ObjectNode> arguments = Arguments.parse(made.arguments());
            begin(arguments.orElse(null));
            if (arguments.isEmpty()) {
                fail("The arguments are not a JSON object: " + shortened(made.arguments(), 200)
                        + ". Send one object with the arguments' names."
                        + (Arguments.isCutOff(made.arguments())
                                ? " They end in the middle: send less in one call, such as fewer columns."
                                : ""));
            } else if (proposalWaits) {
                fail("Not run: the proposed job waits for the person's answer. Propose in your last call.");
            } else if (made.name().equals(JobProposals.NAME)) {
                return propose(arguments.get());
            } else {
                call(arguments.get());
            }
            return null;
        }

        private void call(ObjectNode arguments) {
            RunExecution.Claim claim = run.claim();
            try {
                List<String> known = bridge.toolset(claim.owner()).stream()
                        .map(ToolSchema::name)
                        .toList();
                if (!known.contains(made.name())) {
                    fail("There is no tool '" + shortened(made.name(), 100) + "'. There are: "
                            + String.join(", ", known) + ", " + JobProposals.NAME + ".");
                    return;
                }
                Optional<String> refusal = made.name().equals(READ_ROWS) ? chooseJob(arguments) : Optional.empty();
                if (refusal.isPresent()) {
                    fail(refusal.get());
                    return;
                }
                ToolAnswer answer = bridge.call(
                        claim.owner(),
                        made.name(),
                        Bridge.withDesign(arguments, made.name(), claim.designId()),
                        Ids.key(claim.runId(), turn.step(), index));
                if (answer.failed()) {
                    fail(answer.text());
                } else {
                    succeed(answer);
                }
            } catch (BridgeAway e) {
                fail(e.getMessage() + ". Tell the person that the design cannot be changed at the moment.");
            }
        }

        /// Rows are those of this design's jobs, the newest one's when no other is named.
        ///
        /// @return why there are none
        private Optional<String> chooseJob(ObjectNode arguments) {
            List<String> ids =
                    jobsMade.of(run).stream().map(job -> job.id().toString()).toList();
            if (ids.isEmpty()) {
                return Optional.of("No job has been made of this design, so there are no rows to read."
                        + " preview_design shows some.");
            }
            String wished = arguments.path("job_id").asString("");
            if (wished.isBlank()) {
                arguments.put("job_id", ids.getFirst());
            } else if (!ids.contains(wished)) {
                return Optional.of("This design has no such job. Leave job_id out for the newest one.");
            }
            return Optional.empty();
        }

        private @Nullable UUID propose(ObjectNode arguments) {
            JobProposals.Outcome outcome;
            try {
                outcome = jobs.propose(run, turn.step(), index, arguments);
            } catch (BridgeAway e) {
                fail(e.getMessage() + ". Tell the person that no job can be prepared at the moment.");
                return null;
            }
            JobProposal proposal = outcome.proposal();
            if (proposal == null) {
                fail(outcome.text());
                return null;
            }
            RunExecution.Claim claim = run.claim();
            ToolLine line = line(ToolLine.State.DONE, Phrases.done(made.name(), null), null);
            run.journal().commitWith(() -> {
                proposals.open(claim.conversationId(), claim.threadId(), answerId, index, proposal);
                transcripts.putLine(claim.conversationId(), claim.runId(), line);
                return List.of(
                        result("The job is proposed; the person decides."),
                        CustomEvents.toolLine(line),
                        CustomEvents.proposal(proposal));
            });
            return proposal.interruptId();
        }

        private void begin(@Nullable JsonNode arguments) {
            ToolLine line = line(
                    ToolLine.State.RUNNING,
                    Phrases.running(made.name(), arguments == null ? Arguments.none() : arguments),
                    null);
            run.journal().commitWith(() -> {
                transcripts.putLine(run.claim().conversationId(), run.claim().runId(), line);
                List<AgUiEvent> events = new ArrayList<>();
                events.add(new AgUiEvent.ToolCallStart(lineId, made.name(), answerId.toString()));
                if (!made.arguments().isEmpty()) {
                    events.add(new AgUiEvent.ToolCallArgs(lineId, made.arguments()));
                }
                events.add(new AgUiEvent.ToolCallEnd(lineId));
                events.add(CustomEvents.toolLine(line));
                return events;
            });
        }

        private void succeed(ToolAnswer answer) {
            JsonNode structured = answer.structured();
            boolean changed = made.name().startsWith("set_") || made.name().startsWith("remove_");
            Integer version = changed && structured.path("version").isIntegralNumber()
                    ? structured.path("version").asInt()
                    : null;
            ToolLine line = line(
                    ToolLine.State.DONE,
                    Phrases.done(made.name(), structured.path("summary").asString(null)),
                    version);
            List<AgUiEvent> events = new ArrayList<>();
            if (version != null) {
                events.add(CustomEvents.design(run.claim().designId(), version));
            }
            String text = answer.text().isBlank() ? structured.toString() : answer.text();
            finish(
                    text,
                    line,
                    version,
                    version == null ? null : structured.path("name").asString(null),
                    events);
        }

        private void fail(String text) {
            finish(
                    "Error: " + text,
                    line(ToolLine.State.FAILED, Phrases.failed(made.name()), null),
                    null,
                    null,
                    List.of());
        }

        private void finish(
                String text, ToolLine line, @Nullable Integer version, @Nullable String name, List<AgUiEvent> more) {
            RunExecution.Claim claim = run.claim();
            String stored = text.isBlank() ? "Done." : shortened(text, MAX_RESULT);
            run.journal().commitWith(() -> {
                transcripts.addResult(claim.conversationId(), claim.runId(), answerId, index, stored);
                transcripts.putLine(claim.conversationId(), claim.runId(), line);
                if (version != null) {
                    conversations.noteDesignVersion(claim.conversationId(), version);
                }
                List<AgUiEvent> events = new ArrayList<>(List.of(result(stored), CustomEvents.toolLine(line)));
                events.addAll(more);
                if (name != null && !name.isBlank() && !name.equals(Conversations.UNTITLED)) {
                    titles.likeDesign(claim.conversationId(), name)
                            .map(CustomEvents::title)
                            .ifPresent(events::add);
                }
                return events;
            });
        }

        private AgUiEvent result(String text) {
            return new AgUiEvent.ToolCallResult(lineId + "/result", lineId, text);
        }

        private ToolLine line(ToolLine.State state, String text, @Nullable Integer version) {
            return new ToolLine(lineId, made.name(), state, text, version);
        }
    }

    private static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + " … (cut)";
    }
}
