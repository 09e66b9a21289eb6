package dev.datawright.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.DesignVersion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UndoStepsTest {
    @Test
    void undoesTheLastChange() {
        assertSteps(2, 0, "created", "added 6 columns", "changed fine");
        assertSteps(0, 0, "created");
        assertThat(UndoSteps.of(List.of())).isEqualTo(new UndoSteps(Optional.empty(), Optional.empty()));
    }

    @Test
    void goesBackStepByStepAndForwardAgain() {
        assertSteps(1, 3, "created", "added 6 columns", "changed fine", "restored version 2");
        assertSteps(0, 2, "created", "added 6 columns", "changed fine", "restored version 2", "restored version 1");
        assertSteps(
                1,
                3,
                "created",
                "added 6 columns",
                "changed fine",
                "restored version 2",
                "restored version 1",
                "restored version 2");
    }

    @Test
    void forgetsWhatWasUndoneAtTheNextChange() {
        assertSteps(2, 0, "created", "added 6 columns", "changed fine", "restored version 2", "added note");
    }

    @Test
    void takesAJumpInTheHistoryForAChange() {
        assertSteps(4, 0, "created", "a", "b", "c", "restored version 1");
        assertSteps(3, 1, "created", "a", "b", "c", "restored version 1", "restored version 4");
    }

    private static void assertSteps(int undo, int redo, String... summaries) {
        List<DesignVersion> history = IntStream.range(0, summaries.length)
                .mapToObj(i -> new DesignVersion(i + 1, Author.PERSON, summaries[i], Instant.EPOCH))
                .toList();
        assertThat(UndoSteps.of(history))
                .isEqualTo(new UndoSteps(
                        undo == 0 ? Optional.empty() : Optional.of(undo),
                        redo == 0 ? Optional.empty() : Optional.of(redo)));
        assertThat(UndoSteps.of(history.reversed())).isEqualTo(UndoSteps.of(history));
    }
}
