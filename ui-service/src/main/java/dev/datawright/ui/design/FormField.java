package dev.datawright.ui.design;

import java.util.List;

/// One field of a column's form: what it is called, how it is filled in, and what helps with it.
///
/// @param key stable name of the field; [ColumnForm] reads and writes by it
/// @param unit stands behind the value; empty for none
/// @param hint one line under the field; empty for none
/// @param choices what can be chosen, for [Kind#CHOICE]
record FormField(String key, String label, Kind kind, String unit, String hint, List<Choice> choices) {
    FormField {
        choices = List.copyOf(choices);
    }

    static FormField text(String key, String label, String hint) {
        return new FormField(key, label, Kind.TEXT, "", hint, List.of());
    }

    static FormField number(String key, String label, String unit, String hint) {
        return new FormField(key, label, Kind.NUMBER, unit, hint, List.of());
    }

    static FormField lines(String key, String label, String hint) {
        return new FormField(key, label, Kind.LINES, "", hint, List.of());
    }

    static FormField template(String key, String label, String hint) {
        return new FormField(key, label, Kind.TEMPLATE, "", hint, List.of());
    }

    static FormField flag(String key, String label) {
        return new FormField(key, label, Kind.FLAG, "", "", List.of());
    }

    static FormField choice(String key, String label, List<Choice> choices) {
        return new FormField(key, label, Kind.CHOICE, "", "", choices);
    }

    /// How a field is filled in.
    enum Kind {
        TEXT,
        NUMBER,
        LINES,
        TEMPLATE,
        FLAG,
        CHOICE
    }

    /// @param value what the form keeps
    /// @param word what the person reads
    record Choice(String value, String word) {}
}
