package dev.datawright.engine.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.TemplateSyntaxException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Random templates over a few rows, with the answers that Data Designer's own sandbox gave. The fixture is made by
/// `end-to-end/real/jinja_cases.py`, whose fresh cases the property `datawright.jinja.cases` names in the real tier.
class JinjaDifferentialTest {

    private static final String FIXTURE = "jinja-answers.jsonl";

    @Test
    void answersAsTheOriginalDoes() throws IOException {
        List<String> differences = new ArrayList<>();
        int cases = 0;
        try (BufferedReader lines = lines()) {
            List<?> contexts = WireJson.mapper().readValue(lines.readLine(), List.class);
            List<OpenBatch> rows = rows(contexts);
            Set<String> columns = names(contexts);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<?> one = WireJson.mapper().readValue(line, List.class);
                String template = (String) Objects.requireNonNull(one.get(0));
                OpenBatch row = rows.get((Integer) Objects.requireNonNull(one.get(1)));
                String expected = (String) one.get(2);
                String actual = answer(template, row, columns);
                boolean same = expected == null ? actual.startsWith("! ") : actual.equals("= " + expected);
                if (!same) {
                    differences.add(template + "\n    original: " + expected + "\n    here:     " + actual);
                }
                cases++;
            }
        }
        System.out.println(cases + " templates compared, " + differences.size() + " differ");
        assertThat(cases).isGreaterThan(0);
        assertThat(differences).as("of %d cases", cases).isEmpty();
    }

    private static BufferedReader lines() throws IOException {
        String fresh = System.getProperty("datawright.jinja.cases");
        if (fresh != null) {
            return Files.newBufferedReader(Path.of(fresh));
        }
        return new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(JinjaDifferentialTest.class.getResourceAsStream(FIXTURE)),
                StandardCharsets.UTF_8));
    }

    /// The text after `= `, or the reason why there is none after `! `.
    private static String answer(String template, OpenBatch row, Set<String> columns) {
        try {
            for (Template.Reference reference : Template.parse(template).references()) {
                if (!columns.contains(reference.column())) {
                    return "! There is no column '" + reference.column() + "'";
                }
            }
            return "= " + CompiledTemplate.compile(template).over(row).text(0);
        } catch (TemplateSyntaxException | EvaluationException none) {
            return "! " + none.getMessage();
        }
    }

    private static Set<String> names(List<?> contexts) {
        Set<String> names = new HashSet<>();
        ((Map<?, ?>) Objects.requireNonNull(contexts.getFirst())).keySet().forEach(name -> names.add((String) name));
        return names;
    }

    private static List<OpenBatch> rows(List<?> contexts) {
        List<OpenBatch> rows = new ArrayList<>();
        for (Object context : contexts) {
            OpenBatch row = new OpenBatch(0, 1);
            ((Map<?, ?>) Objects.requireNonNull(context))
                    .forEach((name, value) -> row.put((String) name, column(value)));
            rows.add(row);
        }
        return rows;
    }

    private static ColumnVector column(@Nullable Object value) {
        return switch (value) {
            case Integer number -> new ColumnVector.Longs(new long[] {number}, null);
            case Number number -> new ColumnVector.Doubles(new double[] {number.doubleValue()}, null);
            case Boolean flag -> new ColumnVector.Booleans(new boolean[] {flag}, null);
            case String text -> new ColumnVector.Strings(new String[] {text});
            case null -> new ColumnVector.Strings(new @Nullable String[] {null});
            default -> new ColumnVector.Strings(new String[] {WireJson.mapper().writeValueAsString(value)});
        };
    }
}
