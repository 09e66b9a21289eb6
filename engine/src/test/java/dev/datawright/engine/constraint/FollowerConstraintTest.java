package dev.datawright.engine.constraint;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.less;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.model.ChatModels;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Constraints on columns that follow others in time.
class FollowerConstraintTest {

    private static final int ROWS = 5_000;

    private static final String ORDERED =
            sampler("ordered", "datetime", "{\"start\":\"2025-01-01\",\"end\":\"2025-03-01\",\"unit\":\"h\"}");
    private static final String SENT = delta("sent", "ordered", 0, 10, "D");
    private static final String ARRIVED = delta("arrived", "sent", 0, 72, "h");
    private static final String INVOICED =
            sampler("invoiced", "datetime", "{\"start\":\"2025-01-01\",\"end\":\"2025-04-01\",\"unit\":\"D\"}");

    @ParameterizedTest
    @CsvSource({
        "sent, gt, ordered",
        "ordered, lt, sent",
        "sent, le, ordered",
        "arrived, gt, sent",
        "invoiced, ge, arrived",
        "arrived, lt, invoiced",
        "invoiced, lt, sent",
        "arrived, le, ordered"
    })
    void keepsOrdersInEveryRow(String target, String operator, String rhs) {
        List<Map<String, @Nullable Object>> rows = rows(shop(less(target, operator, rhs)), 3, 0, ROWS);

        assertThat(rows)
                .hasSize(ROWS)
                .allSatisfy(row -> assertHolds(time(row, target), operator, time(row, rhs)))
                .allSatisfy(FollowerConstraintTest::assertDistances);
    }

    @Test
    void keepsChainsInEveryRow() {
        DataDesignerConfig config =
                shop(less("ordered", "lt", "sent"), less("sent", "lt", "invoiced"), less("invoiced", "lt", "arrived"));

        assertThat(rows(config, 4, 0, ROWS)).hasSize(ROWS).allSatisfy(row -> {
            assertThat(time(row, "ordered")).isBefore(time(row, "sent"));
            assertThat(time(row, "sent")).isBefore(time(row, "invoiced"));
            assertThat(time(row, "invoiced")).isBefore(time(row, "arrived"));
            assertDistances(row);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1000", "4,1000", "1,1", "3,7", "2,64"})
    void makesTheSameRowsAtAnyParallelismAndBatchSize(int parallelism, int batchSize) {
        DataDesignerConfig config = shop(less("ordered", "lt", "sent"), less("invoiced", "ge", "arrived"));
        EngineOptions options =
                EngineOptions.of(ChatModels.none()).withParallelism(parallelism).withBatchSize(batchSize);

        assertThat(rows(options, config, 7, 0, 300)).isEqualTo(rows(config, 7, 0, 300));
    }

    @Test
    void makesTheSameRowsInShards() {
        DataDesignerConfig config = shop(less("ordered", "lt", "sent"), less("invoiced", "ge", "arrived"));
        List<Map<String, @Nullable Object>> shards = new ArrayList<>();
        for (int shard = 0; shard < 7; shard++) {
            shards.addAll(rows(config, 7, shard * 100L, 100));
        }

        assertThat(shards).isEqualTo(rows(config, 7, 0, 700));
    }

    /// What is shown is compared: within a day, both are the same.
    @Test
    void comparesWhatIsShown() {
        DataDesignerConfig config = design(
                sampler("a", "datetime", "{\"start\":\"2025-01-01\",\"end\":\"2025-03-01\",\"unit\":\"h\"}", "%Y-%m-%d")
                        + ","
                        + "{\"column_type\":\"sampler\",\"name\":\"b\",\"sampler_type\":\"timedelta\",\"params\":"
                        + "{\"dt_min\":1,\"dt_max\":48,\"reference_column_name\":\"a\",\"unit\":\"h\"},"
                        + "\"convert_to\":\"%Y-%m-%d\"}",
                less("b", "le", "a"),
                "");

        assertThat(rows(config, 3, 0, 1_000))
                .hasSize(1_000)
                .allSatisfy(row -> assertThat(row.get("b")).isEqualTo(row.get("a")));
    }

    /// Of the pairs that fit, each is as likely as another: the distance 0 is left out, the others stay even.
    @Test
    void drawsAsIfTheWrongRowsHadBeenThrownAway() {
        List<Map<String, @Nullable Object>> rows = rows(shop(less("ordered", "lt", "sent")), 5, 0, 20_000);

        for (int days = 1; days < 10; days++) {
            int distance = days;
            assertThat(rows.stream()
                                    .filter(row -> Duration.between(time(row, "ordered"), time(row, "sent"))
                                                    .toDays()
                                            == distance)
                                    .count()
                            / 20_000.0)
                    .isCloseTo(1.0 / 9, Offset.offset(0.01));
        }
        assertThat(rows.stream()
                        .mapToLong(
                                row -> Duration.between(LocalDateTime.parse("2025-01-01T00:00"), time(row, "ordered"))
                                        .toHours())
                        .average()
                        .orElseThrow())
                .isCloseTo(59 * 24 / 2.0, Offset.offset(10.0));
    }

    private static void assertDistances(Map<String, @Nullable Object> row) {
        Duration sent = Duration.between(time(row, "ordered"), time(row, "sent"));
        assertThat(sent.toHours() % 24).isZero();
        assertThat(sent.toDays()).isBetween(0L, 9L);
        assertThat(Duration.between(time(row, "sent"), time(row, "arrived")).toHours())
                .isBetween(0L, 71L);
    }

    private static void assertHolds(LocalDateTime left, String operator, LocalDateTime right) {
        switch (operator) {
            case "lt" -> assertThat(left).isBefore(right);
            case "le" -> assertThat(left).isBeforeOrEqualTo(right);
            case "gt" -> assertThat(left).isAfter(right);
            default -> assertThat(left).isAfterOrEqualTo(right);
        }
    }

    private static DataDesignerConfig shop(String... constraints) {
        return design(String.join(",", ARRIVED, SENT, INVOICED, ORDERED), String.join(",", constraints), "");
    }

    private static String delta(String name, String reference, long min, long max, String unit) {
        return sampler(
                name,
                "timedelta",
                "{\"dt_min\":" + min + ",\"dt_max\":" + max + ",\"reference_column_name\":\"" + reference
                        + "\",\"unit\":\"" + unit + "\"}");
    }

    private static LocalDateTime time(Map<String, @Nullable Object> row, String column) {
        return LocalDateTime.parse(String.valueOf(row.get(column)));
    }
}
