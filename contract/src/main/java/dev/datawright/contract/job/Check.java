package dev.datawright.contract.job;

import java.util.Objects;

/// Something that was asked for, measured on the finished file.
///
/// @param name what was checked, such as `rows` or `fine >= 15`
/// @param asked what was asked for, for people
/// @param measured what the file holds, for people
public record Check(String name, String asked, String measured, boolean passed) {
    public Check {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(measured, "measured");
    }
}
