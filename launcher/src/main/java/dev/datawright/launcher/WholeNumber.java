package dev.datawright.launcher;

import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// A whole number as people type it: `5000`, `5_000`, `5,000`, `5.000`, `5k`.
final class WholeNumber implements ITypeConverter<Long> {

    @Override
    public Long convert(String text) {
        String plain = text.strip().toLowerCase(Locale.ROOT);
        if (plain.matches("-?\\d{1,3}([_,.']\\d{3})+")) {
            plain = plain.replaceAll("[_,.']", "");
        }
        long factor = 1;
        if (plain.matches("\\d{1,12}[km]")) {
            factor = plain.endsWith("k") ? 1_000 : 1_000_000;
            plain = plain.substring(0, plain.length() - 1);
        }
        if (!plain.matches("-?\\d{1,17}")) {
            throw new TypeConversionException("'" + text + "' is not a whole number");
        }
        return Long.parseLong(plain) * factor;
    }
}
