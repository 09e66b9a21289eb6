package dev.datawright.engine.constraint;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.batch.CellFailure;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.condition.ConditionalGenerator;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.engine.sample.Drawer;
import dev.datawright.engine.sample.Drawers;
import dev.datawright.engine.sample.TimedeltaGenerator;
import dev.datawright.rules.constraint.Bundle;
import dev.datawright.rules.domain.Domains;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Columns drawn together until every inequality holds, whose parameters depend on the row, or that follow each
/// other in time.
///
/// The row chooses the parameters; with them all columns of the bundle are drawn anew until they fit. Like all values,
/// these follow from the seed, the columns' names and the row.
public final class BundleGenerator implements ColumnGenerator {

    private final Bundle bundle;
    private final List<Part> parts;
    private final Map<List<Integer>, RowDraw> draws = new ConcurrentHashMap<>();

    public BundleGenerator(Bundle bundle, long seed, Consumer<CellFailure> failures) {
        this.bundle = bundle;
        this.parts = bundle.columns().stream()
                .map(column -> Part.of(column, seed, failures))
                .toList();
    }

    @Override
    public void fill(OpenBatch batch) throws InterruptedException {
        int size = batch.size();
        int[][] choices = new int[parts.size()][];
        Drawn drawn = new Drawn(parts, size);
        for (int part = 0; part < choices.length; part++) {
            ConditionalGenerator conditional = parts.get(part).conditional();
            choices[part] = conditional == null ? new int[size] : conditional.choose(batch);
        }
        @Nullable RowDraw draw = null;
        int[] current = new int[choices.length];
        for (int row = 0; row < size; row++) {
            boolean isSame = true;
            for (int part = 0; part < choices.length; part++) {
                isSame &= current[part] == choices[part][row];
                current[part] = choices[part][row];
            }
            if (draw == null || !isSame) {
                draw = draw(current);
            }
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            drawn.keep(row, current, draw.row(batch.firstRow() + row));
        }
        for (int part = 0; part < choices.length; part++) {
            put(part, choices[part], drawn, batch);
        }
    }

    private RowDraw draw(int[] choice) {
        List<Integer> key = Arrays.stream(choice).boxed().toList();
        return draws.computeIfAbsent(
                key,
                _ -> RowDraw.of(bundle.solve(key), parts.stream().collect(Collectors.toMap(Part::name, part -> part))));
    }

    private void put(int index, int[] choice, Drawn drawn, OpenBatch batch) throws InterruptedException {
        Part part = parts.get(index);
        SamplerColumnConfig column = part.column();
        if (column.params() instanceof SamplerParams.Timedelta) {
            TimedeltaGenerator.put(column.name(), Domains.format(column), drawn.moments(index), batch);
            return;
        }
        List<ColumnGenerator> made = new ArrayList<>();
        for (int branch = 0; branch < part.branches().size(); branch++) {
            Drawer drawer = part.drawers().get(branch);
            double[] positions = drawn.positions(index, branch);
            SamplerColumnConfig chosen = part.branches().get(branch);
            made.add(open -> Drawers.put(chosen, drawer, positions, true, open));
        }
        if (part.conditional() == null) {
            made.getFirst().fill(batch);
        } else {
            part.conditional().fill(batch, choice, made);
        }
    }

    /// A column of the bundle.
    ///
    /// @param branches the column with each of its sets of parameters
    /// @param drawers of the branches; none for a column that follows another
    record Part(
            SamplerColumnConfig column,
            List<SamplerColumnConfig> branches,
            List<Drawer> drawers,
            RowRandom random,
            @Nullable ConditionalGenerator conditional) {

        static Part of(SamplerColumnConfig column, long seed, Consumer<CellFailure> failures) {
            List<SamplerColumnConfig> branches = column.conditionalParams().isEmpty()
                    ? List.of(column)
                    : column.allParams().stream().map(column::withParams).toList();
            return new Part(
                    column,
                    branches,
                    branches.stream().map(Drawers::of).flatMap(Optional::stream).toList(),
                    RowRandom.of(seed, column.name()),
                    column.conditionalParams().isEmpty() ? null : ConditionalGenerator.choosing(column, failures));
        }

        String name() {
            return column.name();
        }
    }

    /// What was drawn for the rows of a batch.
    private static final class Drawn {

        private final double[][][] positions;
        private final long[][] moments;
        private final boolean[] follows;

        Drawn(List<Part> parts, int size) {
            positions = new double[parts.size()][][];
            moments = new long[parts.size()][];
            follows = new boolean[parts.size()];
            for (int part = 0; part < parts.size(); part++) {
                List<Drawer> drawers = parts.get(part).drawers();
                follows[part] = drawers.isEmpty();
                moments[part] = new long[follows[part] ? size : 0];
                positions[part] = new double[drawers.size()][size];
                for (int branch = 0; branch < drawers.size(); branch++) {
                    // Rows of other branches are not taken, but written all the same, so they need some value.
                    Arrays.fill(
                            positions[part][branch],
                            drawers.get(branch).unbounded().position(0));
                }
            }
        }

        void keep(int row, int[] choice, RowDraw.Row made) {
            for (int part = 0; part < choice.length; part++) {
                if (follows[part]) {
                    moments[part][row] = made.moments()[part];
                } else {
                    positions[part][choice[part]][row] = made.positions()[part];
                }
            }
        }

        double[] positions(int part, int branch) {
            return positions[part][branch];
        }

        long[] moments(int part) {
            return moments[part];
        }
    }
}
