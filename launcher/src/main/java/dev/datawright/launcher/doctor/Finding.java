package dev.datawright.launcher.doctor;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// One line of the report.
///
/// @param subject a word or two, such as `port 8600`
/// @param mend what to do about it; absent when all is well
public record Finding(
        Grade grade, String subject, String text, @Nullable String mend) {

    /// How bad it is.
    public enum Grade {
        OK,
        /// It works, but may not stay so.
        WARN,
        WRONG;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(Grade.OK, subject, text, null);
    }

    static Finding warn(String subject, String text, String mend) {
        return new Finding(Grade.WARN, subject, text, mend);
    }

    static Finding wrong(String subject, String text, String mend) {
        return new Finding(Grade.WRONG, subject, text, mend);
    }
}
