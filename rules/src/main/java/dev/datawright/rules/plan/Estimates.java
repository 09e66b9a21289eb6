package dev.datawright.rules.plan;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.ModelConfig;
import dev.datawright.contract.job.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells what a run would take.
///
/// The model of time: a run starts within a second; one core makes one to five million sampled or computed cells a
/// second and writes them, and draws five to forty million anew that constraints reject; a model answers in
/// half a second to five seconds, and each column asks as many questions at once as its model config allows
/// (four when it says nothing). Prices are not known here, so they are not guessed.
public final class Estimates {

    private static final double START_LOW = 0.2;
    private static final double START_HIGH = 1.5;
    private static final double CELLS_PER_SECOND_LOW = 1_000_000;
    private static final double CELLS_PER_SECOND_HIGH = 5_000_000;
    private static final double REDRAWN_PER_SECOND_LOW = 5_000_000;
    private static final double REDRAWN_PER_SECOND_HIGH = 40_000_000;
    private static final double ANSWER_LOW = 0.5;
    private static final double ANSWER_HIGH = 5;
    private static final int PARALLEL = 4;

    private Estimates() {}

    /// @param free whether model calls cost nothing
    public static Estimate estimate(DataDesignerConfig config, long rows, boolean free) {
        double cells = (double) rows * config.columns().size();
        double low = START_LOW + cells / CELLS_PER_SECOND_HIGH;
        double high = START_HIGH + cells / CELLS_PER_SECOND_LOW;
        long calls = 0;
        for (var column : config.columns()) {
            String alias = column.modelAlias();
            if (alias != null) {
                calls = Math.addExact(calls, rows);
                double turns = Math.ceil((double) rows / parallel(config, alias));
                low += turns * ANSWER_LOW;
                high += turns * ANSWER_HIGH;
            }
        }
        List<String> notices = new ArrayList<>();
        for (Redraws redraws : Redraws.of(config)) {
            low += redraws.seconds(rows, REDRAWN_PER_SECOND_HIGH);
            high += redraws.seconds(rows, REDRAWN_PER_SECOND_LOW);
            redraws.notice().ifPresent(notices::add);
        }
        boolean unknown = calls > 0 && !free;
        if (unknown) {
            notices.add("The price of the model is not known here, so the cost of " + calls
                    + (calls == 1 ? " model call" : " model calls") + " is not included.");
        }
        return new Estimate(rows, calls, 0, 0, low, high, unknown, notices);
    }

    private static int parallel(DataDesignerConfig config, String alias) {
        Optional<InferenceParameters> parameters = config.modelConfigs().stream()
                .filter(model -> model.alias().equals(alias))
                .findFirst()
                .map(ModelConfig::inferenceParameters);
        return parameters.map(InferenceParameters::maxParallelRequests).orElse(PARALLEL);
    }
}
