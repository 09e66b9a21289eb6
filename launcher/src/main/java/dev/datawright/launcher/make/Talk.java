package dev.datawright.launcher.make;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.JobProposal;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.conversation.RunAccepted;
import dev.datawright.contract.conversation.ToolLine;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.json.WireJson;
import dev.datawright.contract.run.AgUiEvent;
import dev.datawright.contract.run.RunEventNames;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.terminal.Terminal;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The conversation with the agent: what is said to it, and what it does and answers.
final class Talk {

    private final SuiteClient client;
    private final Terminal terminal;
    private final Conversation conversation;

    Talk(SuiteClient client, Terminal terminal, Conversation conversation) {
        this.client = client;
        this.terminal = terminal;
        this.conversation = conversation;
    }

    UUID id() {
        return conversation.id();
    }

    /// Sends the message and waits for the proposal that answers it.
    JobProposal ask(String text) throws InterruptedException {
        ConversationView view = settled(client.say(conversation.id(), text));
        if (view.proposal() == null) {
            view = generated(view);
        }
        JobProposal proposal = view.proposal();
        if (proposal == null) {
            throw new CommandFailure(
                    ExitCode.BAD_REQUEST,
                    lastWords(view)
                            + "\n\nThe agent has not proposed a job. Say more in the request (what each column holds, how"
                            + " many rows), or go on in the browser.");
        }
        return proposal;
    }

    /// An agent may ask whether to generate what it has designed; who calls `make` has said so already.
    private ConversationView generated(ConversationView view) throws InterruptedException {
        Design design = client.design(conversation.designId());
        if (design.outputColumns().isEmpty() || design.rows() == null) {
            return view;
        }
        return settled(client.say(conversation.id(), "Generate " + design.rows() + " rows."));
    }

    /// A row count in the request and `--rows` may differ; then the option wins, and the agent is told so: an approval
    /// holds for exactly what the agent proposed, so the number cannot be changed behind its back.
    JobProposal agree(JobProposal proposal, @Nullable Long rows, @Nullable Long seed) throws InterruptedException {
        JobProposal agreed = proposal;
        if (rows != null && proposal.spec().rows() != rows) {
            terminal.say("The agent proposes " + proposal.spec().rows() + " rows; asking for " + rows + ".");
            agreed = ask("Make it " + rows + " rows.");
            if (agreed.spec().rows() != rows) {
                throw new CommandFailure(
                        ExitCode.BAD_REQUEST,
                        "The agent proposes " + agreed.spec().rows() + " rows where --rows says " + rows
                                + ". Use one number in both.");
            }
        }
        if (seed != null && !Objects.equals(seed, agreed.spec().seed())) {
            throw new CommandFailure(
                    ExitCode.JOB_FAILED,
                    "The proposal's seed is " + agreed.spec().seed() + ", not " + seed + " as --seed says.");
        }
        return agreed;
    }

    /// The conversation once nothing goes on in it by itself: a run that another one waited for is followed too.
    private ConversationView settled(RunAccepted accepted) throws InterruptedException {
        RunAccepted run = accepted;
        while (true) {
            follow(run);
            ConversationView view = client.conversation(conversation.id());
            UUID active = view.conversation().activeRunId();
            if (view.proposal() != null || active == null || active.equals(run.runId())) {
                return view;
            }
            run = new RunAccepted(active, view.cursor(), false);
        }
    }

    /// Tells what the agent does until the run ends or a job begins.
    void follow(RunAccepted run) throws InterruptedException {
        terminal.live("The agent is at work…");
        try {
            new EventStream(client, conversation.id(), run.cursor()).follow(event -> switch (event) {
                case AgUiEvent.Custom custom -> {
                    narrate(custom);
                    yield custom.name().equals(RunEventNames.JOB);
                }
                case AgUiEvent.RunFinished finished ->
                    finished.runId().equals(run.runId().toString());
                case AgUiEvent.RunError error ->
                    throw new CommandFailure(ExitCode.JOB_FAILED, "The agent could not go on: " + error.message());
                case AgUiEvent.RunStarted _,
                        AgUiEvent.StepStarted _,
                        AgUiEvent.StepFinished _,
                        AgUiEvent.TextMessageStart _,
                        AgUiEvent.TextMessageContent _,
                        AgUiEvent.TextMessageEnd _,
                        AgUiEvent.ToolCallStart _,
                        AgUiEvent.ToolCallArgs _,
                        AgUiEvent.ToolCallEnd _,
                        AgUiEvent.ToolCallResult _ -> false;
            });
        } finally {
            terminal.endLive();
        }
    }

    private void narrate(AgUiEvent.Custom custom) {
        if (custom.name().equals(RunEventNames.TOOL_LINE)) {
            ToolLine line = WireJson.mapper().treeToValue(custom.value(), ToolLine.class);
            switch (line.state()) {
                case RUNNING -> terminal.live("  " + line.text() + "…");
                case DONE -> terminal.say("  ✓ " + line.text());
                case FAILED -> terminal.say("  ✗ " + line.text());
            }
        } else if (custom.name().equals(RunEventNames.MESSAGE)) {
            Message message = WireJson.mapper().treeToValue(custom.value(), Message.class);
            if (message.role() == Message.Role.ASSISTANT && !message.text().isBlank()) {
                terminal.say(message.text());
            }
        }
    }

    static String lastWords(ConversationView view) {
        List<Message> said = view.messages().stream()
                .filter(message -> message.role() == Message.Role.ASSISTANT)
                // One without words only carries what was done.
                .filter(message -> !message.text().isBlank())
                .toList();
        return said.isEmpty()
                ? "The agent said nothing."
                : "The agent: " + said.getLast().text();
    }
}
