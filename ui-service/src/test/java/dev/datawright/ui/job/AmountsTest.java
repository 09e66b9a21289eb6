package dev.datawright.ui.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.job.Estimate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AmountsTest {
    @Test
    void saysWhatAJobWithoutModelCallsTakes() {
        Estimate estimate = new Estimate(200, 0, 0, 0, 0.2, 0.4, false, List.of());
        assertThat(Amounts.modelCalls(estimate)).isEqualTo("no model calls");
        assertThat(Amounts.cost(estimate)).isEqualTo("no cost");
        assertThat(Amounts.time(estimate)).isEqualTo("about 1 s");
    }

    @Test
    void saysWhatAJobWithModelCallsTakes() {
        Estimate estimate = new Estimate(400, 400, 0.06, 0.09, 40, 69.5, false, List.of());
        assertThat(Amounts.modelCalls(estimate)).isEqualTo("400 model calls");
        assertThat(Amounts.cost(estimate)).isEqualTo("$0.06–0.09");
        assertThat(Amounts.time(estimate)).isEqualTo("40–70 s");
    }

    @Test
    void keepsTheFirstDigitOfAFractionOfACent() {
        assertThat(Amounts.cost(new Estimate(10, 10, 0.00042, 0.00051, 1, 2, false, List.of())))
                .isEqualTo("$0.0004–0.0005");
    }

    @Test
    void doesNotCallAnUnknownPriceFree() {
        assertThat(Amounts.cost(new Estimate(10, 10, 0, 0, 1, 2, true, List.of())))
                .isEqualTo("cost not known");
        assertThat(Amounts.cost(new Estimate(10, 10, 0, 0, 1, 2, false, List.of())))
                .isEqualTo("no cost");
    }

    @Test
    void countsInWords() {
        assertThat(Amounts.rows(1)).isEqualTo("1 row");
        assertThat(Amounts.rows(12_000)).isEqualTo("12,000 rows");
        assertThat(Amounts.bytes(14_212)).isEqualTo("14 kB");
        assertThat(Amounts.time(new Estimate(1, 0, 0, 0, 150, 290, false, List.of())))
                .isEqualTo("3–5 min");
    }
}
