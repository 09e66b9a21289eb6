package dev.datawright.offline.pasted;

import java.util.List;
import java.util.Optional;

/// What was pasted into a message.
///
/// @param rest the message without it
public record Pasted(List<PastedColumn> columns, String rest) {

    private static final List<Reader> READERS =
            List.of(new SqlReader(), new TypeReader(), new PythonReader(), new JsonReader(), new HeaderReader());

    public Pasted {
        columns = List.copyOf(columns);
    }

    /// The columns of the first thing of a known form; empty when nothing was pasted.
    public static Optional<Pasted> in(String message) {
        String text = message.replace("\r", "").replaceAll("```\\w*", "\n");
        return READERS.stream()
                .map(reader -> reader.read(text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    static Optional<Pasted> of(List<PastedColumn> columns, String text, int start, int end) {
        return columns.isEmpty()
                ? Optional.empty()
                : Optional.of(new Pasted(
                        columns, text.substring(0, start).replaceFirst("[:\\s]+$", "") + ".\n" + text.substring(end)));
    }

    /// Reads one form.
    @FunctionalInterface
    interface Reader {
        Optional<Pasted> read(String text);
    }
}
