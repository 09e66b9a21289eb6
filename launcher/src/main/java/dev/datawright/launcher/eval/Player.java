package dev.datawright.launcher.eval;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ConversationView;
import dev.datawright.contract.conversation.Message;
import dev.datawright.contract.design.Design;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.make.ModelUsage;
import dev.datawright.launcher.make.SuiteClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Says the messages of a request to the agent, one after another, and writes down how things stand after each.
///
/// It approves nothing: a proposed job stays proposed.
final class Player {

    private static final int USUAL_SAMPLE = 200;
    private static final int LOOKS_AT_USAGE = 10;

    private final SuiteClient client;
    private final @Nullable String model;
    private final Duration patience;
    private final Duration ledgerPause;
    private final int sampleRows;

    /// @param model which answers; absent for the agent's own
    /// @param patience longest wait for the end of what one message began
    /// @param ledgerPause longer than the agent takes to bring what it used to the ledger
    Player(SuiteClient client, @Nullable String model, Duration patience, Duration ledgerPause)
            throws InterruptedException {
        this.client = client;
        this.model = model;
        this.patience = patience;
        this.ledgerPause = ledgerPause;
        this.sampleRows = Math.min(USUAL_SAMPLE, client.capabilities().previewMaxRows());
    }

    Played play(Request request, boolean keep) throws InterruptedException {
        Conversation conversation = client.createConversation(model);
        boolean over = false;
        try {
            List<Turn> turns = new ArrayList<>();
            long busy = 0;
            for (String message : request.messages()) {
                int before = client.design(conversation.designId()).version();
                int known = client.conversation(conversation.id()).messages().size();
                long start = System.nanoTime();
                client.say(conversation.id(), message);
                ConversationView view = settled(conversation.id());
                busy += System.nanoTime() - start;
                Turn turn = turn(view, known, before, conversation.designId());
                turns.add(turn);
                if (view.conversation().activeRunId() != null) {
                    client.stop(conversation.id());
                    break;
                }
            }
            over = true;
            return new Played(conversation.id(), turns, usage(conversation.id()), busy / 1e9);
        } finally {
            leave(conversation.id(), over && keep);
        }
    }

    /// Nothing goes on behind a request that is over, and the person's list stays theirs.
    private void leave(UUID conversation, boolean keep) throws InterruptedException {
        if (keep) {
            return;
        }
        try {
            client.stop(conversation);
            client.deleteConversation(conversation);
        } catch (CommandFailure _) {
            // What was found counts; the conversation stays in the list, where a person can delete it.
        }
    }

    /// The conversation when nothing goes on in it, or when patience is at its end.
    private ConversationView settled(UUID conversation) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            ConversationView view = client.conversation(conversation);
            boolean quiet =
                    view.conversation().activeRunId() == null && view.queued().isEmpty();
            if (quiet || System.nanoTime() > deadline) {
                return view;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private Turn turn(ConversationView view, int known, int before, UUID designId) throws InterruptedException {
        List<Message> said = view.messages().stream()
                .skip(known)
                .filter(message -> message.role() == Message.Role.ASSISTANT)
                .toList();
        Design design = client.design(designId);
        Sample sample = Sample.NONE;
        String noSample = "the design has no columns";
        if (!design.outputColumns().isEmpty()) {
            try {
                sample = Sample.of(client.preview(designId, sampleRows).rows());
                noSample = null;
            } catch (CommandFailure refused) {
                try {
                    sample = Sample.of(client.preview(designId, null).rows());
                    noSample = null;
                } catch (CommandFailure failure) {
                    noSample = "no preview: " + failure.sentence();
                }
            }
        }
        return new Turn(
                said.stream().map(Message::text).collect(Collectors.joining("\n")),
                view.proposal() == null ? null : view.proposal().spec().rows(),
                view.jobId() != null,
                design,
                before,
                sample,
                noSample,
                failure(view));
    }

    private @Nullable String failure(ConversationView view) {
        if (view.conversation().activeRunId() != null) {
            return "the agent was not done within " + patience.toSeconds() + " s";
        }
        return view.messages().stream()
                .filter(message -> message.id().equals(view.failure()))
                .map(Message::text)
                .findFirst()
                .orElse(view.failure() == null ? null : "the run failed");
    }

    /// The ledger is written a little behind the run: it is whole once it has something and two looks see the same.
    private ModelUsage usage(UUID conversation) throws InterruptedException {
        ModelUsage last = ModelUsage.NONE;
        for (int look = 0; look < LOOKS_AT_USAGE; look++) {
            TimeUnit.MILLISECONDS.sleep(ledgerPause.toMillis());
            ModelUsage next = client.usage(conversation);
            if (next.entries() > 0 && next.equals(last)) {
                return next;
            }
            last = next;
        }
        return last;
    }
}
