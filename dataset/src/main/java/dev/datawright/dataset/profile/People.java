package dev.datawright.dataset.profile;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/// Numbers as people read them.
final class People {

    private People() {}

    /// Such as `1,200 rows`.
    static String rows(long count) {
        return count(count) + (count == 1 ? " row" : " rows");
    }

    static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /// Without needless zeros or an exponent.
    static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = BigDecimal.valueOf(value).stripTrailingZeros();
        return decimal.signum() == 0 ? "0" : decimal.toPlainString();
    }

    /// Such as `70%` or `71.5%`.
    static String percent(double share) {
        return number(BigDecimal.valueOf(share * 100)
                        .setScale(2, RoundingMode.HALF_EVEN)
                        .doubleValue()) + "%";
    }
}
