package dev.datawright.designer.files;

import dev.datawright.dataset.read.TableFile;
import dev.datawright.designer.request.Refusal;
import java.util.List;

/// Which paths a file may have. A path is a name and nothing more: no file lies under it.
final class FilePaths {

    private static final int LONGEST = 500;

    private FilePaths() {}

    /// @param path as it arrives, with or without a slash before it
    static String checked(String path) {
        String relative = path.startsWith("/") ? path.substring(1) : path;
        boolean isPlain = !relative.isEmpty()
                && relative.length() <= LONGEST
                && relative.chars()
                        .noneMatch(letter -> letter < ' ' || letter == '\\' || letter == 0x7F || letter == '#')
                && List.of(relative.split("/", -1)).stream()
                        .noneMatch(step -> step.isEmpty() || step.equals(".") || step.equals(".."));
        if (!isPlain) {
            throw Refusal.invalid(
                    "value_error",
                    List.of("path", "path"),
                    "A file's path is made of names with single slashes between them, at most " + LONGEST
                            + " characters, such as data/customers.csv");
        }
        return relative;
    }

    /// @throws Refusal for files that nothing here reads
    static void requireReadable(String path) {
        if (TableFile.Format.of(path).isEmpty()) {
            throw Refusal.invalid(
                    "value_error",
                    List.of("path", "path"),
                    "This service keeps seed data only: files that end in .csv, .jsonl, .json or .parquet");
        }
    }
}
