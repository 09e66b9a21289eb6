package dev.datawright.ui;

import dev.datawright.contract.design.Author;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.design.LlmTextColumnConfig;
import dev.datawright.contract.design.Preview;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.job.Check;
import dev.datawright.contract.job.Job;
import dev.datawright.contract.job.JobFile;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The parking tickets that the scripted services tell of.
public final class ScriptedStory {
    static final List<String> COLUMNS =
            List.of("ticket_number", "licence_plate", "street", "date_written", "fine", "paid", "summary", "note");
    private static final List<String> STREETS =
            List.of("Elm Street", "Harbour Road", "Mill Lane", "Station Square", "Orchard Avenue");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private ScriptedStory() {}

    public static Design design(UUID id, int version) {
        return new Design(
                id,
                "Parking tickets",
                version,
                new DataDesignerConfig(
                        List.of(
                                sampler("ticket_number", new SamplerParams.Uuid("T-", true, true)),
                                sampler("licence_plate", new SamplerParams.Uuid("", true, true)),
                                sampler("street", new SamplerParams.Category(List.copyOf(STREETS), null)),
                                sampler(
                                        "date_written",
                                        new SamplerParams.Datetime(
                                                "2025-01-01", "2026-01-01", SamplerParams.Datetime.Unit.DAY)),
                                sampler("fine", new SamplerParams.Uniform(15, 250, 2)),
                                sampler("paid", new SamplerParams.Bernoulli(0.7)),
                                new ExpressionColumnConfig(
                                        "summary", "{{ street }}: {{ fine }}", ExpressionColumnConfig.Dtype.STR, false),
                                new LlmTextColumnConfig(
                                        "note", "A warden's note about a car in {{ street }}", "writer", null, false)),
                        List.of(),
                        List.of(
                                new Constraint.ScalarInequality("fine", InequalityOperator.GE, 15),
                                new Constraint.ScalarInequality("fine", InequalityOperator.LE, 250)),
                        List.of()),
                Map.of(
                        "fine", "“a fine between 15 and 250”",
                        "paid", "“whether it was paid (70% are)”",
                        "street", "You asked for a street; five names are assumed."),
                200L,
                7L,
                Author.AGENT,
                "added 6 columns",
                NOON,
                NOON);
    }

    /// The head of the rows, under the names the design has for them now.
    static Preview preview(Design design, int count) {
        List<String> names = design.outputColumns();
        List<Map<String, @Nullable Object>> known = rows(0, count);
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            for (String name : names) {
                row.put(name, known.get(i).containsKey(name) ? known.get(i).get(name) : value(design, name, i));
            }
            rows.add(row);
        }
        return new Preview(design.id(), design.version(), 7L, names, rows, List.of(), NOON);
    }

    private static Object value(Design design, String name, int row) {
        return design.config()
                .column(name)
                .filter(SamplerColumnConfig.class::isInstance)
                .map(column -> ((SamplerColumnConfig) column).params())
                .map(params -> switch (params) {
                    case SamplerParams.Category category ->
                        category.values().get(row % category.values().size());
                    case SamplerParams.Uniform uniform -> (Object) (uniform.low() + row);
                    case SamplerParams.Uuid uuid -> "%08X".formatted(row);
                    case SamplerParams.Subcategory sub -> "value " + row;
                    case SamplerParams.Gaussian gaussian -> gaussian.mean() + row;
                    case SamplerParams.Bernoulli bernoulli -> row % 2;
                    case SamplerParams.Datetime datetime -> datetime.start();
                    case SamplerParams.Distributed distributed -> row;
                    case SamplerParams.Timedelta timedelta -> "2026-01-01";
                    case SamplerParams.People people ->
                        Map.of("first_name", "Ann", "last_name", "Lee", "age", 40 + row);
                })
                .orElse("value " + row);
    }

    static List<Map<String, @Nullable Object>> rows(long offset, long count) {
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        for (long i = offset; i < offset + count; i++) {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            String street = STREETS.get((int) (i * 3 % STREETS.size()));
            BigDecimal fine = BigDecimal.valueOf(1500 + i * 7919 % 23500, 2);
            row.put("ticket_number", "T-%08X".formatted(i * 2654435761L & 0xFFFFFFFFL));
            row.put("licence_plate", "%08X".formatted(i * 40503L * 65537L & 0xFFFFFFFFL));
            row.put("street", street);
            row.put(
                    "date_written",
                    LocalDate.of(2025, 1, 1).plusDays(i * 37 % 365).toString());
            row.put("fine", fine);
            row.put("paid", i % 10 < 7 ? 1 : 0);
            row.put("summary", street + ": " + fine);
            row.put(
                    "note",
                    i % 9 == 4
                            ? null
                            : "Parked across the entrance of a bakery in " + street
                                    + ", hazard lights on, driver nowhere to be seen for twenty minutes.");
            rows.add(row);
        }
        return rows;
    }

    static Job completed(Job job) {
        return completed(job, 1);
    }

    static Job completed(Job job, long seconds) {
        return new Job(
                job.id(),
                job.name(),
                job.spec(),
                job.status(),
                job.progress(),
                null,
                List.of(
                        new JobFile("csv", "parking-tickets.csv", 14_212, "00"),
                        new JobFile("jsonl", "parking-tickets.jsonl", 31_004, "00"),
                        new JobFile("parquet", "parking-tickets.parquet", 9_120, "00"),
                        new JobFile("manifest", "parking-tickets.manifest.json", 2_310, "00")),
                List.of(
                        new Check(
                                "rows",
                                Long.toString(job.spec().rows()),
                                Long.toString(job.progress().rowsDone()),
                                true),
                        new Check("ticket_number unique", "all different", "200 different values", true),
                        new Check("fine ≥ 15", "in every row", "least 15.00", true),
                        new Check("fine ≤ 250", "in every row", "most 249.85", true),
                        new Check("paid", "70 %", "70 %", true)),
                job.createdAt(),
                job.startedAt(),
                job.createdAt().plusSeconds(seconds));
    }

    private static SamplerColumnConfig sampler(String name, SamplerParams params) {
        return new SamplerColumnConfig(name, params, null, false);
    }
}
