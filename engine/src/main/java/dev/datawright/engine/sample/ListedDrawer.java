package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.Domains;
import java.util.Arrays;
import java.util.List;

/// One of a few values by weight; positions are indices of the list.
final class ListedDrawer implements Drawer {

    private final ListedValues values;
    private final double[] keys;
    private final double[] weights;

    private ListedDrawer(ListedValues values, double[] keys, double[] weights) {
        this.values = values;
        this.keys = keys;
        this.weights = weights;
    }

    static ListedDrawer of(SamplerColumnConfig column, SamplerParams.Category category) {
        int size = category.values().size();
        double[] weights = new double[size];
        List<Double> given = category.weights();
        for (int i = 0; i < size; i++) {
            weights[i] = given == null ? 1 : given.get(i);
        }
        double[] keys = Domains.numbers(column, category.values()).orElseGet(() -> new double[size]);
        return new ListedDrawer(ListedValues.of(category.values(), column.convertTo()), keys, weights);
    }

    static ListedDrawer of(SamplerColumnConfig column, SamplerParams.Bernoulli bernoulli) {
        return new ListedDrawer(
                ListedValues.of(List.of(0L, 1L), column.convertTo()),
                new double[] {0, 1},
                new double[] {1 - bernoulli.p(), bernoulli.p()});
    }

    @Override
    public Draw unbounded() {
        return among(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    @Override
    public Draw between(double low, double high) {
        return among(low, high);
    }

    @Override
    public double key(double position) {
        return keys[(int) position];
    }

    @Override
    public ColumnVector toVector(double[] positions) {
        return values.pick(positions);
    }

    private Draw among(double low, double high) {
        int[] indices = new int[keys.length];
        double[] sums = new double[keys.length];
        int count = 0;
        double sum = 0;
        for (int i = 0; i < keys.length; i++) {
            if (weights[i] > 0 && keys[i] >= low && keys[i] <= high) {
                sum += weights[i];
                indices[count] = i;
                sums[count] = sum;
                count++;
            }
        }
        return new ByWeight(indices, Arrays.copyOf(sums, count - 1), sum);
    }

    /// @param bounds where the second and every later value begins, ascending
    @SuppressWarnings("ArrayRecordComponent") // Never compared; made once per column.
    private record ByWeight(int[] indices, double[] bounds, double total) implements Draw {

        /// Up to so many bounds, looking at all of them beats guessing where to go on.
        private static final int FEW = 16;

        @Override
        public double position(long bits) {
            double at = RowRandom.unit(bits) * total;
            if (bounds.length > FEW) {
                int found = Arrays.binarySearch(bounds, at);
                return indices[found >= 0 ? found + 1 : -found - 1];
            }
            int passed = 0;
            for (double bound : bounds) {
                passed += bound <= at ? 1 : 0;
            }
            return indices[passed];
        }

        @Override
        public void fill(RowRandom random, long firstRow, double[] positions) {
            for (int i = 0; i < positions.length; i++) {
                positions[i] = position(random.bits(firstRow + i));
            }
        }
    }
}
