package dev.datawright.engine.constraint;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import dev.datawright.rules.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Designs made at random: whatever the check lets pass keeps its constraints in every row, whatever the conditions.
class AnyBundleTest {

    private static final int DESIGNS = 400;
    private static final int ROWS = 150;

    private static final List<String> CONDITIONS = List.of(
            "kind == 'bus'",
            "kind != 'car'",
            "kind in ['car', 'tram']",
            "kind not in ['bus']",
            "not (kind == 'bus')",
            "age > 50",
            "age >= 50 and age < 70",
            "18 <= age <= 65",
            "age == 30 or kind == 'tram'",
            "age < -1",
            "size == 2",
            "size in [1, 3]",
            "size > 1.5 and not kind == 'bus'",
            "paid == 1",
            "paid",
            "paid == 1 and kind == 'bus'",
            "kind",
            "age | int % 2 == 0",
            "kind | length > 3",
            "item == 'coach'",
            "item.startswith('t')",
            "size == '2'",
            "true",
            "1 / (size - 1) > 0",
            "age > size");

    private static final String LEADERS = String.join(
            ",",
            sampler("kind", "category", "{\"values\":[\"car\",\"bus\",\"tram\"],\"weights\":[2,1,1]}"),
            sampler(
                    "item",
                    "subcategory",
                    "{\"category\":\"kind\",\"values\":{\"car\":[\"taxi\"],\"bus\":[\"coach\",\"mini\"],\"tram\":[\"t\"]}}"),
            sampler("age", "uniform", "{\"low\":0,\"high\":90}", "int"),
            sampler("size", "category", "{\"values\":[1,2,3]}"),
            sampler("paid", "bernoulli", "{\"p\":0.5}"));

    private final SplittableRandom random = new SplittableRandom(20261122);

    @Test
    void keepsWhateverTheCheckLetsPass() {
        EngineOptions small =
                EngineOptions.of(ChatModels.none()).withParallelism(2).withBatchSize(13);
        int run = 0;
        for (int i = 0; i < DESIGNS; i++) {
            boolean times = i % 2 == 0;
            int columns = 2 + random.nextInt(3);
            List<String> made = new ArrayList<>(List.of(LEADERS));
            for (int column = 0; column < columns; column++) {
                made.add(times ? time(column) : number(column));
            }
            List<String> constraints = new ArrayList<>();
            for (int constraint = 0; constraint <= random.nextInt(3); constraint++) {
                int low = random.nextInt(columns);
                int other = (low + 1 + random.nextInt(columns - 1)) % columns;
                constraints.add(
                        "{\"constraint_type\":\"column_inequality\",\"target_column\":\"c" + Math.min(low, other)
                                + "\",\"operator\":\"" + pick(List.of("lt", "le", "le", "lt", "ge")) + "\",\"rhs\":\"c"
                                + Math.max(low, other) + "\"}");
            }
            DataDesignerConfig config = design(String.join(",", made), String.join(",", constraints), "");
            if (Rules.check(config).isEmpty()) {
                run++;
                List<Map<String, @Nullable Object>> rows = rows(config, i, 0, ROWS);
                assertThat(rows).hasSize(ROWS).allSatisfy(row -> assertKept(config, row));
                assertThat(rows(small, config, i, 0, 40)).isEqualTo(rows.subList(0, 40));
            }
        }
        assertThat(run).isGreaterThan(DESIGNS / 5).isLessThan(DESIGNS);
    }

    private String number(int index) {
        double low = 5 * index + random.nextInt(10);
        List<String> kinds = List.of("uniform", "gaussian", "category", "poisson");
        String kind = pick(kinds);
        return "{\"column_type\":\"sampler\",\"name\":\"c" + index + "\",\"sampler_type\":\"" + kind + "\",\"params\":"
                + numbers(kind, low) + conditions(() -> numbers(kind, low + random.nextInt(12) - 4))
                + (random.nextInt(3) == 0 && !kind.equals("category") ? ",\"convert_to\":\"int\"" : "") + "}";
    }

    private String numbers(String kind, double low) {
        return switch (kind) {
            case "uniform" -> "{\"low\":" + low + ",\"high\":" + (low + 1 + random.nextInt(20)) + "}";
            case "gaussian" -> "{\"mean\":" + low + ",\"stddev\":" + (1 + random.nextInt(5)) + "}";
            case "poisson" -> "{\"mean\":" + (low + 6) + "}";
            default -> "{\"values\":[" + low + "," + (low + 1) + "," + (low + 7) + "]}";
        };
    }

    private String time(int index) {
        if (index > 0 && random.nextInt(3) > 0) {
            String reference = "c" + random.nextInt(index);
            return "{\"column_type\":\"sampler\",\"name\":\"c" + index
                    + "\",\"sampler_type\":\"timedelta\",\"params\":" + distances(reference)
                    + conditions(() -> distances(random.nextBoolean() ? reference : "c" + random.nextInt(index)))
                    + format() + "}";
        }
        return "{\"column_type\":\"sampler\",\"name\":\"c" + index + "\",\"sampler_type\":\"datetime\",\"params\":"
                + moments() + conditions(this::moments) + format() + "}";
    }

    private String distances(String reference) {
        int least = random.nextInt(4);
        return "{\"dt_min\":" + least + ",\"dt_max\":" + (least + 1 + random.nextInt(30))
                + ",\"reference_column_name\":\"" + reference + "\",\"unit\":\"" + pick(List.of("D", "h", "m", "s"))
                + "\"}";
    }

    private String moments() {
        return "{\"start\":\"2025-0" + (1 + random.nextInt(4)) + "-01\",\"end\":\"2025-0" + (5 + random.nextInt(4))
                + "-15\",\"unit\":\"" + pick(List.of("D", "h", "M")) + "\"}";
    }

    private String format() {
        return random.nextInt(3) == 0
                ? ",\"convert_to\":\"" + pick(List.of("%Y-%m-%d", "%Y-%m", "%Y-%m-%dT%H")) + "\""
                : "";
    }

    private String conditions(java.util.function.Supplier<String> params) {
        int count = random.nextInt(3);
        List<String> conditions = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String condition = pick(CONDITIONS);
            if (conditions.stream().noneMatch(other -> other.startsWith("\"" + condition + "\":"))) {
                conditions.add("\"" + condition + "\":" + params.get());
            }
        }
        return ",\"conditional_params\":{" + String.join(",", conditions) + "}";
    }

    /// Texts of points in time are compared as far as both tell something.
    private static void assertKept(DataDesignerConfig config, Map<String, @Nullable Object> row) {
        for (Constraint constraint : config.constraints()) {
            Constraint.ColumnInequality inequality = (Constraint.ColumnInequality) constraint;
            Object left = Objects.requireNonNull(row.get(inequality.targetColumn()));
            Object right = Objects.requireNonNull(row.get(inequality.rhs()));
            int order = left instanceof Number a && right instanceof Number b
                    ? Double.compare(a.doubleValue(), b.doubleValue())
                    : moment(left.toString()).compareTo(moment(right.toString()));
            boolean holds =
                    switch (inequality.operator()) {
                        case LT -> order < 0;
                        case LE -> order <= 0;
                        case GT -> order > 0;
                        case GE -> order >= 0;
                    };
            assertThat(holds).as("%s in %s", constraint, row).isTrue();
        }
    }

    /// A cut text stands for the beginning of what it shows.
    private static String moment(String shown) {
        return shown + "0000-01-01T00:00:00".substring(shown.length());
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
