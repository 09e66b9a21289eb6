package dev.datawright.launcher.terminal;

import dev.datawright.contract.job.Estimate;
import dev.datawright.contract.job.JobProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Numbers for people.
public final class Words {

    private Words() {}

    public static String cost(Estimate estimate) {
        if (estimate.modelCalls() == 0) {
            return "no model calls, no cost";
        }
        if (estimate.costHighUsd() <= 0) {
            return String.format(
                    Locale.ROOT,
                    "%,d model calls, %s",
                    estimate.modelCalls(),
                    estimate.priceUnknown() ? "price not known" : "no cost");
        }
        return String.format(
                Locale.ROOT,
                "%,d model calls, $%.2f to $%.2f",
                estimate.modelCalls(),
                estimate.costLowUsd(),
                estimate.costHighUsd());
    }

    public static String time(Estimate estimate) {
        if (estimate.secondsHigh() < 1) {
            return "about a second";
        }
        return String.format(Locale.ROOT, "%.0f to %.0f s", estimate.secondsLow(), Math.ceil(estimate.secondsHigh()));
    }

    public static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }

    /// The speed and what is left of a job, as far as they are known.
    public static String pace(JobProgress progress) {
        List<String> parts = new ArrayList<>();
        Double speed = progress.rowsPerSecond();
        if (speed != null && speed > 0) {
            parts.add(String.format(Locale.ROOT, speed < 10 ? "%,.1f rows/s" : "%,.0f rows/s", speed));
        }
        Double left = progress.secondsLeft();
        if (left != null && left >= 0) {
            parts.add(duration(left) + " left");
        }
        if (progress.failedCells() > 0) {
            parts.add(String.format(Locale.ROOT, "%,d model cells failed", progress.failedCells()));
        }
        return String.join(", ", parts);
    }

    /// Such as `4 s`, `2 min 05 s`, `1 h 10 min`.
    public static String duration(double seconds) {
        long whole = (long) Math.ceil(seconds);
        if (whole < 60) {
            return whole + " s";
        }
        return whole < 3600
                ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole % 3600 / 60);
    }
}
