package dev.datawright.ui.job;

import dev.datawright.contract.job.Estimate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/// Numbers with their units, for people.
public final class Amounts {
    private static final long KILOBYTE = 1000;

    private Amounts() {}

    /// Such as `1 row` or `12,000 rows`.
    public static String rows(long rows) {
        return rows == 1 ? "1 row" : count(rows) + " rows";
    }

    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    /// Such as `no model calls`.
    public static String modelCalls(Estimate estimate) {
        return switch ((int) Math.min(2, estimate.modelCalls())) {
            case 0 -> "no model calls";
            case 1 -> "1 model call";
            default -> count(estimate.modelCalls()) + " model calls";
        };
    }

    /// A range of US dollars such as `$0.06–0.09`.
    public static String cost(Estimate estimate) {
        if (estimate.costHighUsd() <= 0) {
            return estimate.priceUnknown() ? "cost not known" : "no cost";
        }
        String low = number(estimate.costLowUsd());
        String high = number(estimate.costHighUsd());
        return low.equals(high) ? "$" + high : "$" + low + "–" + high;
    }

    /// A range of wall time such as `40–70 s`.
    public static String time(Estimate estimate) {
        double high = Math.max(1, estimate.secondsHigh());
        if (high < 120) {
            long low = Math.max(1, Math.round(estimate.secondsLow()));
            long top = Math.max(low, (long) Math.ceil(high));
            return top <= 1 ? "about 1 s" : low == top ? top + " s" : low + "–" + top + " s";
        }
        long low = Math.max(1, Math.round(estimate.secondsLow() / 60));
        long top = Math.max(low, (long) Math.ceil(high / 60));
        return low == top ? top + " min" : low + "–" + top + " min";
    }

    /// How long something still takes, such as `12 s left`.
    static String left(double seconds) {
        if (seconds < 1) {
            return "less than a second left";
        }
        if (seconds < 90) {
            return Math.round(seconds) + " s left";
        }
        return seconds < 5400 ? Math.round(seconds / 60) + " min left" : Math.round(seconds / 3600) + " h left";
    }

    /// Such as `38 rows per second`.
    public static String rate(double rowsPerSecond) {
        return rowsPerSecond < 10
                ? String.format(Locale.ENGLISH, "%.1f rows per second", rowsPerSecond)
                : count(Math.round(rowsPerSecond)) + " rows per second";
    }

    /// A file's size such as `14 kB`.
    public static String bytes(long bytes) {
        if (bytes < KILOBYTE) {
            return bytes + " bytes";
        }
        if (bytes < KILOBYTE * KILOBYTE) {
            return Math.round(bytes / (double) KILOBYTE) + " kB";
        }
        return String.format(Locale.ENGLISH, "%.1f MB", bytes / (double) (KILOBYTE * KILOBYTE));
    }

    /// An amount of US dollars such as `$0.08`.
    public static String dollars(double amount) {
        return "$" + number(amount);
    }

    /// Cents from a cent on; below, the first digit that counts.
    private static String number(double amount) {
        if (amount >= 0.01 || amount == 0) {
            return String.format(Locale.ENGLISH, "%.2f", amount);
        }
        return BigDecimal.valueOf(amount)
                .round(new MathContext(1))
                .stripTrailingZeros()
                .toPlainString();
    }
}
