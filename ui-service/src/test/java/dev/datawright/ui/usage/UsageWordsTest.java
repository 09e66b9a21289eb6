package dev.datawright.ui.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.ui.backend.SpendingLimits;
import dev.datawright.ui.backend.UsageSums;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UsageWordsTest {
    private static final UsageSums SOME = new UsageSums(12, 31_200, 3_010, 0.42, false, 12);
    private static final UsageSums FREE = new UsageSums(1, 900, 100, 0, false, 1);
    private static final SpendingLimits LIMITS = new SpendingLimits(300_000, 2, 10_000_000, 50);

    @Test
    void saysAllInOneLine() {
        assertThat(UsageWords.line(SOME, false)).isEqualTo("12 model calls · 34,210 tokens · $0.42");
    }

    @Test
    void saysWhyThereIsNoCost() {
        assertThat(UsageWords.line(FREE, true)).isEqualTo("1 model call · 1,000 tokens · no cost");
        assertThat(UsageWords.line(FREE, false)).isEqualTo("1 model call · 1,000 tokens · cost not told");
        assertThat(UsageWords.costNote(FREE, true)).isEqualTo("The offline model costs nothing.");
        assertThat(UsageWords.costNote(FREE, false))
                .isEqualTo("The model gateway tells no prices, so that there is no cost here.");
        assertThat(UsageWords.costNote(SOME, false)).isEmpty();
    }

    @Test
    void marksWhatIsEstimated() {
        UsageSums estimated = new UsageSums(1, 1, 1, 0.08, true, 1);
        assertThat(UsageWords.cost(estimated, false)).isEqualTo("about $0.08");
        assertThat(UsageWords.costCell(estimated)).isEqualTo("≈ $0.08");
        assertThat(UsageWords.costCell(FREE)).isEqualTo("–");
    }

    @Test
    void keepsTheFirstDigitThatCountsBelowACent() {
        assertThat(UsageWords.dollars(0.00042)).isEqualTo("$0.0004");
        assertThat(UsageWords.dollars(1234.5)).isEqualTo("$1,234.50");
    }

    @Test
    void setsWhatWasUsedAgainstTheLimit() {
        assertThat(UsageWords.conversationLimit(SOME, LIMITS))
                .isEqualTo("A conversation has a limit, and this one has used $0.42 of $50.00.");
        assertThat(UsageWords.conversationLimit(FREE, LIMITS))
                .isEqualTo("A conversation has a limit, and this one has used 1,000 of 10,000,000 tokens.");
        assertThat(UsageWords.limits(LIMITS))
                .isEqualTo("At most $2.00 or 300,000 tokens for one answer, and $50.00 or 10,000,000 tokens for one"
                        + " conversation. Each generation has the limit that you approve.");
    }

    @Test
    void writesDays() {
        LocalDate day = LocalDate.of(2026, 11, 22);
        assertThat(UsageWords.day(day)).isEqualTo("Sun 22 Nov 2026");
    }
}
