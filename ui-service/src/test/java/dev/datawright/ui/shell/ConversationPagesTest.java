package dev.datawright.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.conversation.Conversation;
import dev.datawright.contract.job.Listing;
import dev.datawright.ui.shell.ConversationList.ConversationPages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConversationPagesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final List<Conversation> known = new ArrayList<>(conversations(9, 8, 7, 6, 5, 4));

    @Test
    void keepsWhatWasLoadedBeyondTheFirstPage() {
        String next = ConversationPages.renew(known, new Listing<>(conversations(10, 9, 8), "page 2"), "page 3");
        assertThat(known).isEqualTo(conversations(10, 9, 8, 7, 6, 5, 4));
        assertThat(next).isEqualTo("page 3");
    }

    @Test
    void forgetsWhatWasDeletedElsewhere() {
        ConversationPages.renew(known, new Listing<>(conversations(9, 7, 6), "page 2"), "page 3");
        assertThat(known).isEqualTo(conversations(9, 7, 6, 5, 4));
    }

    @Test
    void startsOverWhenTheFirstPageIsAllThereIs() {
        String next = ConversationPages.renew(known, new Listing<>(conversations(9, 8), null), "page 3");
        assertThat(known).isEqualTo(conversations(9, 8));
        assertThat(next).isNull();
    }

    @Test
    void startsOverWhenTheFirstPageIsNewThroughout() {
        String next = ConversationPages.renew(known, new Listing<>(conversations(13, 12, 11), "page 2"), "page 3");
        assertThat(known).isEqualTo(conversations(13, 12, 11));
        assertThat(next).isEqualTo("page 2");
    }

    @Test
    void appendsEachOnce() {
        ConversationPages.append(known, new Listing<>(conversations(5, 4, 3), null));
        assertThat(known).isEqualTo(conversations(9, 8, 7, 6, 5, 4, 3));
    }

    private static List<Conversation> conversations(int... ids) {
        return IntStream.of(ids)
                .mapToObj(id -> new Conversation(new UUID(0, id), "Dataset " + id, new UUID(1, id), null, NOON, NOON))
                .toList();
    }
}
