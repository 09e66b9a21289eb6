package dev.datawright.endtoend.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the person asks for, and every row checked against it.
public final class Tickets {

    /// The sentence of the first story.
    public static final String SENTENCE =
            "200 parking tickets with ticket number, licence plate, street, date written, "
                    + "a fine between 15 and 250 and whether it was paid (70% are)";

    public static final int ROWS = 200;

    private static final BigDecimal LEAST = new BigDecimal("15");
    private static final BigDecimal MOST = new BigDecimal("250");

    private Tickets() {}

    /// The headers of a CSV file that has the design's output columns and nothing else.
    public static void hasTheDesignsHeader(Path csv, Design design) {
        try (var lines = Files.lines(csv)) {
            assertThat(lines.findFirst().orElse("")).isEqualTo(String.join(",", design.outputColumns()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every row of the file.
    ///
    /// @param design what the file was made of: the dates' range comes from it
    public static void areRight(Path file, Design design) {
        List<DataFile.Row> rows = DataFile.rows(file);
        assertThat(rows).as("rows of %s", file.getFileName()).hasSize(ROWS);
        String number = column(design, "ticket");
        String plate = column(design, "plate");
        String street = column(design, "street");
        String date = column(design, "date", "written");
        String fine = column(design, "fine");
        String paid = column(design, "paid");
        SamplerParams.Datetime range = dates(design, date);

        Set<String> numbers = new HashSet<>();
        int paidRows = 0;
        for (int i = 0; i < rows.size(); i++) {
            DataFile.Row row = rows.get(i);
            String where = "row %d of %s: %s".formatted(i, file.getFileName(), row);
            assertThat(row.cells().keySet()).as(where).containsExactlyElementsOf(design.outputColumns());
            assertThat(row.text(number)).as(where).matches("[A-Z0-9-]{4,}");
            assertThat(numbers.add(row.text(number)))
                    .as("%s is unique, %s", number, where)
                    .isTrue();
            assertThat(row.text(plate)).as(where).matches("[A-Z0-9 -]{4,}");
            assertThat(row.text(street)).as(where).isNotBlank();
            assertThat(LocalDate.parse(row.text(date).substring(0, 10)))
                    .as(where)
                    .isAfterOrEqualTo(LocalDate.parse(range.start().substring(0, 10)))
                    .isBeforeOrEqualTo(LocalDate.parse(range.end().substring(0, 10)));
            assertThat(new BigDecimal(row.text(fine))).as(where).isBetween(LEAST, MOST);
            assertThat(row.text(fine)).as(where).matches("\\d+(\\.\\d{1,2})?");
            assertThat(row.text(paid)).as(where).isIn("0", "1");
            paidRows += Integer.parseInt(row.text(paid));
        }
        // Four standard deviations around 70% of 200: a right generator leaves it once in 16,000 seeds.
        assertThat(paidRows).as("paid rows of %d", ROWS).isBetween(114, 166);
    }

    private static String column(Design design, String... words) {
        return design.outputColumns().stream()
                .filter(name -> List.of(words).stream().anyMatch(name::contains))
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "No column named like %s in %s".formatted(List.of(words), design.outputColumns())));
    }

    private static SamplerParams.Datetime dates(Design design, String column) {
        assertThat(design.config().column(column))
                .get()
                .isInstanceOfSatisfying(
                        SamplerColumnConfig.class,
                        sampler -> assertThat(sampler.params()).isInstanceOf(SamplerParams.Datetime.class));
        return (SamplerParams.Datetime)
                ((SamplerColumnConfig) design.config().column(column).orElseThrow()).params();
    }
}
