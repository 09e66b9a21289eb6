package dev.datawright.bridge.design;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.problem.Violation;
import java.util.List;

/// Judges the seed data that a design starts from, which the rules cannot see.
public interface SeedDataCheck {

    /// @param owner of the design
    List<Violation> check(String owner, DataDesignerConfig config);
}
