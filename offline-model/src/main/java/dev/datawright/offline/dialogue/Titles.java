package dev.datawright.offline.dialogue;

import java.util.Locale;

/// A short name for the dataset: what its rows are about, as the person wrote it.
final class Titles {

    private static final int LONGEST = 40;

    private Titles() {}

    /// Empty when the subject is no good name.
    ///
    /// @param subject in lower case
    /// @param words where it stands as it was written
    static String of(String subject, String words) {
        if (subject.isBlank() || subject.length() > LONGEST || !subject.matches("[\\p{L}\\p{N} '&-]+")) {
            return "";
        }
        int at = words.toLowerCase(Locale.ROOT).indexOf(subject);
        String title = at >= 0 && at + subject.length() <= words.length()
                ? words.substring(at, at + subject.length())
                : subject;
        return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
    }
}
