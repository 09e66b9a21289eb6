package dev.datawright.bridge.design;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.Design;
import dev.datawright.contract.design.DesignVersion;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the second of two editors what the first one did.
@Component
class Conflicts {

    /// Versions that are told one by one.
    private static final int TOLD = 10;

    private final DesignStore store;

    Conflicts(DesignStore store) {
        this.store = store;
    }

    /// Refuses a change that was made for another version than the newest.
    ///
    /// @param edit what the caller wants to do, to tell which columns both touched
    void requireNewest(Design newest, @Nullable Integer baseVersion, Function<Draft, Edited> edit) {
        if (baseVersion == null || baseVersion == newest.version()) {
            return;
        }
        String made = "The design is at version " + newest.version() + " now, and this change was made for version "
                + baseVersion + ".";
        if (baseVersion < 1 || baseVersion > newest.version()) {
            throw new BridgeFailure(ProblemType.VERSION_CONFLICT, made + " There is no such version.");
        }
        int ago = newest.version() - baseVersion;
        List<DesignVersion> since =
                store.versions(newest.id(), null, Math.min(ago, TOLD)).reversed();
        String told = since.stream().map(Conflicts::sentence).collect(Collectors.joining("; "));
        String earlier = ago > TOLD ? (ago - TOLD) + " earlier changes; " : "";
        Set<String> both = both(newest, baseVersion, edit);
        String same = both.isEmpty() ? "Both touch no column alike." : "Both touch " + String.join(", ", both) + ".";
        throw new BridgeFailure(
                ProblemType.VERSION_CONFLICT,
                made + " Since then: " + earlier + told + ". " + same + " Look at the newest version and change that.",
                both.stream()
                        .map(name -> new Violation(
                                "columns['" + name + "']",
                                "changed-meanwhile",
                                "'" + name + "' was changed since version " + baseVersion,
                                "look at version " + newest.version()))
                        .toList());
    }

    private static String sentence(DesignVersion version) {
        return "version " + version.version() + " by "
                + switch (version.author()) {
                    case PERSON -> "a person";
                    case AGENT -> "the agent";
                    case CLIENT -> "a client";
                }
                + ": " + version.summary();
    }

    private Set<String> both(Design newest, int baseVersion, Function<Draft, Edited> edit) {
        Draft base = store.draft(newest.id(), baseVersion);
        Draft wanted;
        try {
            wanted = edit.apply(base).draft();
        } catch (BridgeFailure notEvenThere) {
            return Set.of();
        }
        Set<String> both = Differences.touched(base.config(), wanted.config());
        both.retainAll(Differences.touched(base.config(), newest.config()));
        return both;
    }
}
