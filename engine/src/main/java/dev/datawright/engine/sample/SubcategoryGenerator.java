package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// One of the values that belong to the row's value of a category column.
public final class SubcategoryGenerator implements ColumnGenerator {

    private final String column;
    private final String category;
    private final RowRandom random;
    private final ListedValues values;
    private final int[] firsts;

    /// @param parents every value of the category column, in the order of its positions
    public SubcategoryGenerator(
            SamplerColumnConfig column, SamplerParams.Subcategory params, List<Object> parents, long seed) {
        this.column = column.name();
        this.category = params.category();
        this.random = RowRandom.of(seed, column.name());
        this.firsts = new int[parents.size() + 1];
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < parents.size(); i++) {
            all.addAll(Objects.requireNonNull(params.values().get(parents.get(i).toString())));
            firsts[i + 1] = all.size();
        }
        this.values = ListedValues.of(all, column.convertTo());
    }

    @Override
    public void fill(OpenBatch batch) {
        double[] parents = batch.positions(category);
        double[] positions = new double[batch.size()];
        for (int i = 0; i < positions.length; i++) {
            int parent = (int) parents[i];
            int count = firsts[parent + 1] - firsts[parent];
            positions[i] = firsts[parent] + RowRandom.below(count, random.bits(batch.firstRow() + i));
        }
        batch.put(column, values.pick(positions));
    }
}
