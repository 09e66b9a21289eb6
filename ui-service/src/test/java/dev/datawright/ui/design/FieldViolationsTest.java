package dev.datawright.ui.design;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FieldViolationsTest {
    private static final List<String> NAMES = List.of("city", "fine");

    @Test
    void bringsAViolationToItsField() {
        FieldViolations at = FieldViolations.of(
                List.of(
                        violation("columns[1].params.low", "low (3) is greater than high (2)"),
                        violation("columns[1].params.decimal_places", "decimal_places is 99"),
                        violation("columns[1].params.values[2]", "'a' is listed more than once"),
                        violation("columns[1].params.values.Bonn[0]", "there is no such value")),
                "fine",
                NAMES);
        assertThat(at.byField())
                .isEqualTo(Map.of(
                        "low", "Low (3) is greater than high (2).",
                        "decimals", "Decimal_places is 99.",
                        "values", "'a' is listed more than once.",
                        "values.Bonn", "There is no such value."));
        assertThat(at.others()).isEmpty();
    }

    @Test
    void namesTheOtherColumnThatIsWrong() {
        FieldViolations at = FieldViolations.of(
                List.of(
                        violation("columns[0].expr", "there is no column 'fin'"),
                        violation("design.columns['note'].prompt", "there is no column 'fin'"),
                        violation("constraints[0]", "'fine' is not a number")),
                "fine",
                NAMES);
        assertThat(at.byField()).isEmpty();
        assertThat(at.others())
                .containsExactly(
                        "city: There is no column 'fin'.",
                        "note: There is no column 'fin'.",
                        "'fine' is not a number.");
    }

    @Test
    void endsASentenceOnce() {
        assertThat(FieldViolations.sentence(
                        new Violation("", "unknown-column", "there is no column 'fin'", "did you mean 'fine'?")))
                .isEqualTo("There is no column 'fin' (did you mean 'fine'?).");
        assertThat(FieldViolations.sentence(violation("", "No."))).isEqualTo("No.");
    }

    private static Violation violation(String path, String message) {
        return new Violation(path, "code", message, null);
    }
}
