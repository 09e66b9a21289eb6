package dev.datawright.ui.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellTest {
    @Test
    void givesEveryNumberOfAColumnTheSameDecimals() {
        Look money = new Look(Look.Kind.NUMBER, 2, 8);
        assertThat(Cell.of(money, new BigDecimal("85.5")).text()).isEqualTo("85.50");
        assertThat(Cell.of(money, 17).text()).isEqualTo("17.00");
    }

    @Test
    void shortensLongFractionsAndKeepsTheWholeNumberForTheTooltip() {
        Cell cell = Cell.of(new Look(Look.Kind.NUMBER, null, 8), new BigDecimal("0.123456789"));
        assertThat(cell.text()).isEqualTo("0.1235");
        assertThat(cell.full()).isEqualTo("0.123456789");
    }

    @Test
    void drawsYesAndNoAsQuietSignsWithAWord() {
        Look paid = new Look(Look.Kind.YES_OR_NO, null, 5);
        assertThat(Cell.of(paid, 1)).isEqualTo(new Cell(Cell.State.YES, "✓", "", "yes"));
        assertThat(Cell.of(paid, false)).isEqualTo(new Cell(Cell.State.NO, "·", "", "no"));
    }

    @Test
    void drawsNoValueAsADash() {
        assertThat(Cell.of(Look.UNKNOWN, null)).isEqualTo(new Cell(Cell.State.MISSING, "–", "", "no value"));
    }

    @Test
    void namesAPerson() {
        assertThat(Cell.of(Look.UNKNOWN, Map.of("first_name", "Ann", "last_name", "Lee", "age", 40))
                        .text())
                .isEqualTo("Ann Lee");
    }

    @Test
    void cutsLongTextsAndKeepsThemForTheTooltip() {
        String text = "word ".repeat(60).strip();
        Cell cell = Cell.of(Look.UNKNOWN, text);
        assertThat(cell.text()).hasSize(161).endsWith("…");
        assertThat(cell.full()).isEqualTo(text);
    }
}
