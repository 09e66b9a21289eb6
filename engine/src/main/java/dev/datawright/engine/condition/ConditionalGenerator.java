package dev.datawright.engine.condition;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.expression.EvaluationException;
import dev.datawright.rules.template.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// A sampler column with other parameters where a condition holds; the last one that does wins, as in Data Designer.
///
/// Each set of parameters is drawn for every row, and the row's own is taken: a row's value depends on nothing else.
public final class ConditionalGenerator implements ColumnGenerator {

    private final SamplerColumnConfig column;
    private final List<ColumnGenerator> branches = new ArrayList<>();
    private final List<CompiledTemplate> conditions = new ArrayList<>();
    private final List<int[]> places = new ArrayList<>();
    private final Consumer<CellFailure> failures;

    /// @param usual makes the values of rows in which no condition holds
    /// @param byCondition makes those of the others; each, like the usual one, puts the same column into the batch
    public ConditionalGenerator(
            SamplerColumnConfig column,
            ColumnGenerator usual,
            Map<String, ColumnGenerator> byCondition,
            Consumer<CellFailure> failures) {
        this.column = column;
        this.failures = failures;
        branches.add(usual);
        byCondition.forEach((condition, branch) -> {
            conditions.add(CompiledTemplate.compile(Condition.parse(condition).source()));
            branches.add(branch);
        });
        List<Object> all = values(column);
        for (SamplerParams params : column.allParams()) {
            places.add(valuesOf(params).stream().mapToInt(all::indexOf).toArray());
        }
    }

    /// One that only chooses; the values are given to it each time.
    public static ConditionalGenerator choosing(SamplerColumnConfig column, Consumer<CellFailure> failures) {
        Map<String, ColumnGenerator> none = new LinkedHashMap<>();
        column.conditionalParams().keySet().forEach(condition -> none.put(condition, _ -> {}));
        return new ConditionalGenerator(column, _ -> {}, none, failures);
    }

    /// The values of a category column under any condition, in the order of its positions; empty for other columns.
    public static List<Object> values(SamplerColumnConfig column) {
        Set<Object> values = new LinkedHashSet<>();
        column.allParams().forEach(params -> values.addAll(valuesOf(params)));
        return List.copyOf(values);
    }

    private static List<Object> valuesOf(SamplerParams params) {
        return params instanceof SamplerParams.Category category ? category.values() : List.of();
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        fill(batch, choose(batch), branches);
    }

    /// Makes the column by choices that are known, from values that others make.
    ///
    /// @param choice for each row the number of its parameters, 0 for the usual ones
    /// @param made like those that the generator was made of
    public void fill(OpenBatch batch, int[] choice, List<ColumnGenerator> made) throws InterruptedException {
        List<ColumnVector> vectors = new ArrayList<>();
        double[] positions = new double[batch.size()];
        long[] moments = new long[batch.size()];
        boolean isTime = false;
        for (int branch = 0; branch < made.size(); branch++) {
            made.get(branch).fill(batch);
            vectors.add(batch.column(column.name()));
            if (column.params() instanceof SamplerParams.Category) {
                takePositions(batch.positions(column.name()), places.get(branch), choice, branch, positions);
            }
            if (batch.hasMoments(column.name())) {
                isTime = true;
                takeMoments(batch.moments(column.name()), choice, branch, moments);
            }
        }
        if (column.params() instanceof SamplerParams.Category) {
            batch.putPositions(column.name(), positions);
        }
        if (isTime) {
            batch.putMoments(column.name(), moments);
        }
        batch.put(column.name(), Chosen.of(vectors, choice));
    }

    /// For each row the number of its parameters, 0 for the usual ones.
    public int[] choose(OpenBatch batch) {
        int[] choice = new int[batch.size()];
        for (int i = 0; i < conditions.size(); i++) {
            CompiledTemplate.Rendering rendering = conditions.get(i).over(batch);
            for (int row = 0; row < choice.length; row++) {
                try {
                    if (rendering.text(row).equals(Condition.HOLDS)) {
                        choice[row] = i + 1;
                    }
                } catch (EvaluationException neither) {
                    failures.accept(new CellFailure(
                            column.name(), batch.firstRow() + row, "Its condition: " + neither.getMessage()));
                }
            }
        }
        return choice;
    }

    private static void takePositions(double[] drawn, int[] places, int[] choice, int branch, double[] positions) {
        for (int row = 0; row < positions.length; row++) {
            if (choice[row] == branch) {
                positions[row] = places[(int) drawn[row]];
            }
        }
    }

    private static void takeMoments(long[] drawn, int[] choice, int branch, long[] moments) {
        for (int row = 0; row < moments.length; row++) {
            if (choice[row] == branch) {
                moments[row] = drawn[row];
            }
        }
    }
}
