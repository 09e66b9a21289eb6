package dev.datawright.benchmarks;

import dev.datawright.contract.json.WireJson;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One measured figure.
///
/// @param name such as `main-job.make_1000_rows`
/// @param unit such as `s` or `MB`
/// @param peer what the peer needed for the same in the same run; absent when nobody offers the same
/// @param goal what is aimed at, in the unit; absent when the figure only explains another
/// @param goalRatio what is aimed at for [#ratio]; absent when nothing is
/// @param note how it was measured, in a few words
record Figure(
        String name,
        String unit,
        double ours,
        @Nullable Double peer,
        @Nullable String peerName,
        @Nullable Double goal,
        @Nullable Double goalRatio,
        String note) {
    Figure {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(unit, "unit");
        Objects.requireNonNull(note, "note");
        if ((peer == null) != (peerName == null)) {
            throw new IllegalArgumentException("A peer's figure needs its name, and the other way round: " + name);
        }
    }

    Figure(
            String name,
            String unit,
            double ours,
            @Nullable Double peer,
            @Nullable String peerName,
            @Nullable Double goal,
            String note) {
        this(name, unit, ours, peer, peerName, goal, null, note);
    }

    Figure withGoalRatio(double aim) {
        return new Figure(name, unit, ours, peer, peerName, goal, aim, note);
    }

    /// A figure that nobody else has.
    static Figure alone(String name, String unit, double ours, @Nullable Double goal, String note) {
        return new Figure(name, unit, ours, null, null, goal, note);
    }

    /// Our figure divided by the peer's; absent without a peer.
    @Nullable
    Double ratio() {
        return peer == null ? null : (Double) (ours / peer);
    }

    /// `{name, unit, ours, peer, peer_name, ratio, goal, goal_ratio, note}`, on one line.
    String toJson() {
        return WireJson.mapper()
                .writeValueAsString(new Line(name, unit, ours, peer, peerName, ratio(), goal, goalRatio, note));
    }

    /// For people, on one line.
    String toText() {
        String beside = peer == null
                ? ""
                : String.format(Locale.ROOT, "   %s %.3f %s, ratio %.3f", peerName, peer, unit, ratio());
        String aim = goal == null ? "" : String.format(Locale.ROOT, "   goal %.3f", goal);
        if (goalRatio != null) {
            aim += String.format(Locale.ROOT, "   goal for the ratio %.2f", goalRatio);
        }
        return String.format(Locale.ROOT, "%-38s %10.3f %-4s%s%s   (%s)", name, ours, unit, beside, aim, note);
    }

    private record Line(
            String name,
            String unit,
            double ours,
            @Nullable Double peer,
            @Nullable String peerName,
            @Nullable Double ratio,
            @Nullable Double goal,
            @Nullable Double goalRatio,
            String note) {}
}
