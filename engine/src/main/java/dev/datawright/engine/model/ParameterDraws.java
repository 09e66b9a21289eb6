package dev.datawright.engine.model;

import dev.datawright.contract.design.InferenceParameters;
import dev.datawright.contract.design.InferenceValue;
import dev.datawright.engine.random.RowRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The parameters of a call, drawn anew for every row where they are distributions: from seed, column and row alone.
final class ParameterDraws {

    private final InferenceParameters parameters;
    private final RowRandom temperature;
    private final RowRandom topP;

    ParameterDraws(InferenceParameters parameters, long seed, String column) {
        this.parameters = parameters;
        // No column has such a name, so no other stream is this one.
        this.temperature = RowRandom.of(seed, column + "#temperature");
        this.topP = RowRandom.of(seed, column + "#top_p");
    }

    InferenceParameters of(long row) {
        return new InferenceParameters(
                parameters.generationType(),
                drawn(parameters.temperature(), RowRandom.unit(temperature.bits(row))),
                drawn(parameters.topP(), RowRandom.unit(topP.bits(row))),
                parameters.maxTokens(),
                parameters.maxParallelRequests(),
                parameters.timeout(),
                parameters.extraBody(),
                parameters.encodingFormat(),
                parameters.dimensions());
    }

    private static @Nullable InferenceValue drawn(@Nullable InferenceValue value, double unit) {
        return switch (value) {
            case null -> null;
            case InferenceValue.Fixed fixed -> fixed;
            case InferenceValue.Uniform uniform ->
                new InferenceValue.Fixed(uniform.low() + unit * (uniform.high() - uniform.low()));
            case InferenceValue.Manual manual -> new InferenceValue.Fixed(chosen(manual, unit));
        };
    }

    private static double chosen(InferenceValue.Manual manual, double unit) {
        List<Double> values = manual.values();
        List<Double> weights = manual.weights();
        if (weights == null) {
            return values.get((int) (unit * values.size()));
        }
        double rest = unit * weights.stream().mapToDouble(weight -> weight).sum();
        int last = 0;
        for (int i = 0; i < values.size(); i++) {
            if (weights.get(i) > 0) {
                last = i;
                rest -= weights.get(i);
                if (rest < 0) {
                    break;
                }
            }
        }
        return values.get(last);
    }
}
