package dev.datawright.offline.design;

import java.math.BigDecimal;

/// Numbers as people write them.
public final class Numbers {

    private Numbers() {}

    /// Without an exponent or superfluous zeros.
    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /// A Long when it is whole, else a Double.
    static Object scalar(double number) {
        return number == Math.rint(number) && Math.abs(number) < 1e15 ? (Object) (long) number : (Object) number;
    }
}
