package dev.datawright.launcher.make;

import dev.datawright.contract.job.Estimate;
import java.util.Locale;

/// Numbers for people.
final class Words {

    private Words() {}

    static String cost(Estimate estimate) {
        if (estimate.modelCalls() == 0) {
            return "no model calls, no cost";
        }
        return String.format(
                Locale.ROOT,
                "%,d model calls, $%.2f to $%.2f",
                estimate.modelCalls(),
                estimate.costLowUsd(),
                estimate.costHighUsd());
    }

    static String time(Estimate estimate) {
        if (estimate.secondsHigh() < 1) {
            return "about a second";
        }
        return String.format(Locale.ROOT, "%.0f to %.0f s", estimate.secondsLow(), Math.ceil(estimate.secondsHigh()));
    }

    static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes < 1024 * 1024
                ? String.format(Locale.ROOT, "%.1f KiB", bytes / 1024.0)
                : String.format(Locale.ROOT, "%.1f MiB", bytes / 1024.0 / 1024.0);
    }
}
