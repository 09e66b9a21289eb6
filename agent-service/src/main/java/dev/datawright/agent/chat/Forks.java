package dev.datawright.agent.chat;

import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.Forking;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.request.Requests;
import dev.datawright.agent.run.Runs;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.conversation.ForkConversation;
import dev.datawright.contract.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Goes on from an earlier message with other words, in a conversation and a design of its own. The old ones stay as
/// they are, also while a run is at work on them.
@Component
class Forks {

    private final Conversations conversations;
    private final Forking forking;
    private final Runs runs;
    private final BridgeDesigns designs;
    private final Requests requests;
    private final TransactionTemplate transactions;

    Forks(
            Conversations conversations,
            Forking forking,
            Runs runs,
            BridgeDesigns designs,
            Requests requests,
            TransactionTemplate transactions) {
        this.conversations = conversations;
        this.forking = forking;
        this.runs = runs;
        this.designs = designs;
        this.requests = requests;
        this.transactions = transactions;
    }

    Conversation fork(String owner, UUID sourceId, ForkConversation wish, @Nullable String key) {
        Conversation source = conversations.find(owner, sourceId);
        String text = Runs.checked(wish.text());
        List<?> arguments = List.of("fork", sourceId, wish.messageId(), text);
        Optional<Conversation> before = requests.before(owner, key, arguments, Conversation.class);
        if (before.isPresent()) {
            return conversations.find(owner, before.get().id());
        }
        Forking.Point point = forking.point(sourceId, wish.messageId())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.NOT_FOUND,
                        "There is no message " + wish.messageId() + " of yours in this conversation. Name one that the"
                                + " agent has answered or is answering."));
        UUID id = DesignedConversations.newId(owner, key, "fork");
        BridgeDesigns.Copy copy = copy(owner, source, point, id);
        Conversation made = Objects.requireNonNull(transactions.execute(status ->
                requests.once(owner, key, arguments, Conversation.class, () -> {
                    Conversation successor =
                            conversations.createLike(source, owner, id, copy.designId(), copy.version());
                    forking.copy(sourceId, id, point.seq());
                    runs.begin(successor, owner, text);
                    return conversations.find(owner, id);
                })));
        runs.wakeUp();
        return made;
    }

    private BridgeDesigns.Copy copy(String owner, Conversation source, Forking.Point point, UUID id) {
        Integer version =
                point.designVersion() == null ? conversations.designVersion(source.id()) : point.designVersion();
        try {
            return designs.copy(owner, source.designId(), version == null ? 1 : version, id + "/fork");
        } catch (BridgeAway e) {
            throw new ProblemException(
                    ProblemType.UPSTREAM_AWAY,
                    "The bridge does not answer, so the design cannot be copied. Nothing was changed; try again in a"
                            + " while.",
                    e);
        }
    }
}
