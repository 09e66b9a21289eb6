package dev.datawright.designer.result;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.ValidationColumnConfig;
import dev.datawright.contract.design.ValidatorParams;
import dev.datawright.dataset.profile.ColumnProfile;
import dev.datawright.dataset.profile.Measured;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Counts the rows that a validation column found valid; with several target columns those that are valid in each.
final class ValidRows {

    private static final String VALID = "is_valid";

    private ValidRows() {}

    /// By column, for the validation columns of the output.
    static Map<String, Long> of(DataDesignerConfig config, Measured measured, List<ColumnProfile> output) {
        Map<String, Long> counts = new HashMap<>();
        for (ColumnProfile profile : output) {
            if (config.column(profile.name()).orElse(null) instanceof ValidationColumnConfig column) {
                boolean single = column.validatorParams() instanceof ValidatorParams.Remote
                        || column.targetColumns().size() == 1;
                List<List<String>> paths = single
                        ? List.of(List.of(VALID))
                        : column.targetColumns().stream()
                                .map(target -> List.of(target, VALID))
                                .toList();
                counts.put(profile.name(), measured.countTrue(profile.name(), paths));
            }
        }
        return counts;
    }
}
