package dev.datawright.bridge.job;

import dev.datawright.bridge.design.Designs;
import dev.datawright.bridge.design.RowLimit;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.job.JobSpec;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Turns what was asked for into exactly what would run, for approvals and jobs alike.
@Component
class JobSpecs {

    private static final long MAX_SEED = (1L << 53) - 1;

    private final Designs designs;
    private final RowLimit limit;

    JobSpecs(Designs designs, RowLimit limit) {
        this.designs = designs;
        this.limit = limit;
    }

    /// @param spec with its seed filled in
    record Resolved(JobSpec spec, Design design) {}

    /// The design's version is the caller's and can run; an absent seed is the version's own.
    Resolved resolve(Call call, JobSpec spec) {
        List<Violation> violations = new ArrayList<>();
        if (spec.rows() < 1 || spec.rows() > limit.maxRows()) {
            violations.add(new Violation(
                    "rows", "bad-rows", "a job has 1 to " + limit.maxRows() + " rows, not " + spec.rows(), null));
        }
        if (spec.seed() != null && (spec.seed() < 0 || spec.seed() > MAX_SEED)) {
            violations.add(new Violation("seed", "bad-seed", "a seed is from 0 to " + MAX_SEED, null));
        }
        if (!(spec.costCapUsd() >= 0) || Double.isInfinite(spec.costCapUsd())) {
            violations.add(new Violation("cost_cap_usd", "bad-cap", "a cost cap is 0 or more US dollars", null));
        }
        if (!violations.isEmpty()) {
            throw new BridgeFailure(ProblemType.INVALID_REQUEST, "The job cannot be as it was asked for.", violations);
        }
        Design design = designs.get(call, spec.designId(), spec.version());
        designs.requireRunnable(call, design);
        designs.requireRows(design, spec.rows());
        long seed = spec.seed() != null
                ? spec.seed()
                : Objects.requireNonNull(design.seed(), "every stored design has a seed");
        return new Resolved(new JobSpec(spec.designId(), spec.version(), spec.rows(), seed, spec.costCapUsd()), design);
    }
}
