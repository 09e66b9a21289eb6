package dev.datawright.agent.run;

import dev.datawright.agent.conversation.Announcements;
import dev.datawright.agent.conversation.Conversations;
import dev.datawright.agent.conversation.CustomEvents;
import dev.datawright.agent.conversation.Proposal;
import dev.datawright.agent.conversation.Proposals;
import dev.datawright.agent.conversation.Transcripts;
import dev.datawright.agent.problem.ProblemException;
import dev.datawright.agent.tools.BridgeAway;
import dev.datawright.agent.tools.BridgeDesigns;
import dev.datawright.agent.tools.BridgeRest;
import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.event.BridgeEvent;
import dev.datawright.contract.problem.ProblemType;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Withdraws questions about a design that has changed since: an answer to them would be about something that the
/// person does not see any more.
///
/// It follows the outboxes of the owners who have a question open. Settling happens under the conversation's lock and
/// once, so that two processes may look at the same time.
@Component
class StaleProposals {

    private static final Logger log = LoggerFactory.getLogger(StaleProposals.class);
    private static final int MOST_FOLLOWED = 500;
    private static final String REASON = "The design was changed after this was proposed.";

    private final Proposals proposals;
    private final Conversations conversations;
    private final Transcripts transcripts;
    private final Announcements announcements;
    private final BridgeDesigns designs;
    private final BridgeRest outbox;
    private final TransactionTemplate transactions;
    private final Map<String, String> cursors = new HashMap<>();
    private final Set<UUID> known = new HashSet<>();

    StaleProposals(
            Proposals proposals,
            Conversations conversations,
            Transcripts transcripts,
            Announcements announcements,
            BridgeDesigns designs,
            BridgeRest outbox,
            TransactionTemplate transactions) {
        this.proposals = proposals;
        this.conversations = conversations;
        this.transcripts = transcripts;
        this.announcements = announcements;
        this.designs = designs;
        this.outbox = outbox;
        this.transactions = transactions;
    }

    /// Refuses a yes to a question whose design has changed, and settles the question. A bridge that is away is found
    /// out by the run that makes the job.
    void check(String owner, Proposal proposal) {
        int asked = proposal.job().spec().version();
        OptionalInt newest;
        try {
            newest = designs.newestVersion(owner, proposal.job().spec().designId());
        } catch (BridgeAway e) {
            return;
        }
        if (newest.isPresent() && newest.getAsInt() != asked) {
            withdraw(owner, proposal.conversationId(), proposal.job().interruptId());
            throw new ProblemException(
                    ProblemType.VERSION_CONFLICT,
                    "The design has changed since this was proposed: it was about version " + asked
                            + ", the design is at version " + newest.getAsInt()
                            + ". Nothing was started; ask for the rows again.");
        }
    }

    @Scheduled(fixedDelay = 1000)
    void withdrawWhatChanged() {
        Map<String, List<Proposals.Open>> ofOwner =
                proposals.open(MOST_FOLLOWED).stream().collect(Collectors.groupingBy(Proposals.Open::owner));
        cursors.keySet().retainAll(ofOwner.keySet());
        known.retainAll(ofOwner.values().stream()
                .flatMap(List::stream)
                .map(Proposals.Open::interruptId)
                .collect(Collectors.toSet()));
        ofOwner.forEach((owner, open) -> {
            try {
                follow(owner, open);
            } catch (RuntimeException e) {
                log.debug("The outbox of {} cannot be read", owner, e);
            }
        });
    }

    /// A question is compared with its design when it is first seen, and then when the outbox says that something
    /// changed. The cursor is read before the design, so that no change falls between the two.
    private void follow(String owner, List<Proposals.Open> open) {
        BridgeRest.News news = outbox.events(owner, cursors.get(owner), Duration.ZERO);
        Set<UUID> changed = news.events().stream()
                .filter(event -> event.type() == BridgeEvent.Type.DESIGN_CHANGED)
                .map(BridgeEvent::designId)
                .collect(Collectors.toSet());
        for (Proposals.Open question : open) {
            if (changed.contains(question.designId()) || !known.contains(question.interruptId())) {
                OptionalInt newest = designs.newestVersion(owner, question.designId());
                if (newest.isPresent() && newest.getAsInt() != question.version()) {
                    withdraw(owner, question.conversationId(), question.interruptId());
                }
                known.add(question.interruptId());
            }
        }
        cursors.put(owner, news.next());
    }

    private void withdraw(String owner, UUID conversationId, UUID interruptId) {
        transactions.executeWithoutResult(status -> {
            Conversation locked = conversations.lock(owner, conversationId);
            proposals
                    .open(conversationId)
                    .filter(open -> open.job().interruptId().equals(interruptId))
                    .ifPresent(open -> {
                        transcripts.addResult(
                                conversationId,
                                conversationId,
                                open.messageId(),
                                open.callIndex(),
                                "The design was changed by hand before the person answered; the proposal is withdrawn."
                                        + " Propose again when the person asks for rows.");
                        announcements.tell(
                                locked,
                                CustomEvents.settled(
                                        proposals.settle(interruptId, Proposal.State.WITHDRAWN, null, REASON, null)));
                    });
        });
    }
}
