package dev.datawright.bridge.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepsTest {

    /// @param restored for each version from 1 on, the one it restored; 0 for a new state
    private static Steps after(int... restored) {
        List<Steps.State> history = IntStream.range(0, restored.length)
                .mapToObj(i -> new Steps.State(i + 1, restored[i] == 0 ? null : Integer.valueOf(restored[i])))
                .toList();
        return Steps.of(history);
    }

    /// @param undo 0 for none, as redo
    private static Steps steps(int undo, int redo) {
        return new Steps(
                undo == 0 ? Optional.empty() : Optional.of(undo), redo == 0 ? Optional.empty() : Optional.of(redo));
    }

    @Test
    void undoesDownToTheBeginningAndRedoesUpAgain() {
        assertThat(after(0)).isEqualTo(steps(0, 0));
        assertThat(after(0, 0, 0)).isEqualTo(steps(2, 0));
        assertThat(after(0, 0, 0, 2)).isEqualTo(steps(1, 3));
        assertThat(after(0, 0, 0, 2, 1)).isEqualTo(steps(0, 2));
        assertThat(after(0, 0, 0, 2, 1, 2)).isEqualTo(steps(1, 3));
        assertThat(after(0, 0, 0, 2, 1, 2, 3)).isEqualTo(steps(2, 0));
    }

    @Test
    void forgetsWhatWasUndoneAtTheNextChange() {
        assertThat(after(0, 0, 2)).isEqualTo(steps(2, 0));
        assertThat(after(0, 0, 1, 0)).isEqualTo(steps(1, 0));
    }

    @Test
    void undoesARestoredVersionAsAChange() {
        assertThat(after(0, 0, 0, 0, 2)).isEqualTo(steps(4, 0));
        assertThat(after(0, 0, 0, 0, 2, 4)).isEqualTo(steps(3, 2));
    }

    @Test
    void knowsAStateByItsFirstVersion() {
        assertThat(after(0, 0, 1, 3, 2)).isEqualTo(steps(1, 0));
    }
}
