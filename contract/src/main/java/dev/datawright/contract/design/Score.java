package dev.datawright.contract.design;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// One thing that a judge looks at.
///
/// @param options what each mark means, by mark; whole numbers as marks give a number
public record Score(String name, String description, Map<String, String> options) {
    public Score {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(description, "description");
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
