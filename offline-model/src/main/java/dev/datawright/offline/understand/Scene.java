package dev.datawright.offline.understand;

import dev.datawright.offline.text.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What is known when a sentence is read.
///
/// @param known the design
/// @param said names of columns that were wished for earlier in the message
record Scene(Language language, LocalDate today, Known known, List<String> said) {

    Scene {
        said = List.copyOf(said);
    }

    /// Names of the design's columns.
    List<String> columns() {
        return known.columns();
    }

    /// Names that a sentence may refer to.
    List<String> all() {
        List<String> all = new ArrayList<>(known.columns());
        said.stream().filter(name -> !all.contains(name)).forEach(all::add);
        return all;
    }
}
