package dev.datawright.dataset.profile;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch;
import dev.datawright.dataset.batch.RowSchema;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// Measured value by value, for the few rows of a preview: asking a database for them takes longer than making them.
record MeasuredRows(List<RowBatch> batches) implements Measured {

    private static final Comparator<ColumnProfile.ValueCount> MOST_FREQUENT = Comparator.comparingLong(
                    ColumnProfile.ValueCount::count)
            .reversed()
            .thenComparing(value -> value.value().getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    MeasuredRows {
        batches = List.copyOf(batches);
        if (batches.isEmpty()) {
            throw new IllegalArgumentException("There are no rows to measure: not even an empty batch");
        }
    }

    @Override
    public long rows() {
        return batches.stream().mapToLong(RowBatch::size).sum();
    }

    @Override
    public List<ColumnProfile> columns() {
        return RowSchema.of(batches.getFirst()).fields().stream()
                .map(this::profile)
                .toList();
    }

    @Override
    public List<ColumnProfile.ValueCount> counts(String column, int limit) {
        return listed(frequencies(column), limit);
    }

    @Override
    public long countTrue(String column, List<List<String>> paths) {
        long[] count = new long[1];
        forEach(column, value -> {
            Object tree = value instanceof String text ? json(text) : value;
            count[0] += paths.stream().allMatch(path -> isTrue(tree, path)) ? 1 : 0;
        });
        return count[0];
    }

    private ColumnProfile profile(RowSchema.Field field) {
        Map<Object, Long> frequencies = frequencies(field.name());
        long present = frequencies.values().stream().mapToLong(Long::longValue).sum();
        boolean isNumber = field.type() == ColumnType.Scalar.INTEGER || field.type() == ColumnType.Scalar.NUMBER;
        return new ColumnProfile(
                field.name(),
                field.type(),
                rows(),
                rows() - present,
                frequencies.size(),
                isNumber && present > 0 ? numbers(field.name(), Math.toIntExact(present)) : null,
                isNumber || !(field.type() instanceof ColumnType.Scalar)
                        ? List.of()
                        : listed(frequencies, Profiles.TOP));
    }

    private ColumnProfile.Numbers numbers(String column, int present) {
        double[] values = new double[present];
        int[] next = new int[1];
        forEach(column, value -> values[next[0]++] = ((Number) value).doubleValue());
        DoubleSummaryStatistics summary = Arrays.stream(values).summaryStatistics();
        double mean = summary.getAverage();
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        Arrays.sort(values);
        double median = (values[(present - 1) / 2] + values[present / 2]) / 2;
        return new ColumnProfile.Numbers(
                summary.getMin(), summary.getMax(), mean, present < 2 ? 0 : Math.sqrt(squares / (present - 1)), median);
    }

    private Map<Object, Long> frequencies(String column) {
        Map<Object, Long> frequencies = new HashMap<>();
        // Adding zero makes one number of the two zeros.
        forEach(
                column,
                value -> frequencies.merge(value instanceof Double number ? number + 0.0 : value, 1L, Long::sum));
        return frequencies;
    }

    private static List<ColumnProfile.ValueCount> listed(Map<Object, Long> frequencies, int limit) {
        return frequencies.entrySet().stream()
                .map(entry -> new ColumnProfile.ValueCount(String.valueOf(entry.getKey()), entry.getValue()))
                .sorted(MOST_FREQUENT)
                .limit(limit)
                .toList();
    }

    private void forEach(String column, Consumer<Object> consumer) {
        for (RowBatch batch : batches) {
            ColumnVector values = batch.columns().stream()
                    .filter(candidate -> candidate.name().equals(column))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("The rows have no column '" + column + "'"))
                    .values();
            for (int row = 0; row < batch.size(); row++) {
                Object value = values.get(row);
                if (value != null) {
                    consumer.accept(value);
                }
            }
        }
    }

    private static @Nullable Object json(String text) {
        try {
            return WireJson.mapper().readValue(text, Object.class);
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static boolean isTrue(@Nullable Object tree, List<String> path) {
        Object part = tree;
        for (String step : path) {
            part = part instanceof Map<?, ?> parts ? parts.get(step) : null;
        }
        return Boolean.TRUE.equals(part);
    }
}
