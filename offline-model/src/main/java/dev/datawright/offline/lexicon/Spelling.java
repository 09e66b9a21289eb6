package dev.datawright.offline.lexicon;

import java.util.stream.Collectors;

/// Light tolerance for typing errors.
public final class Spelling {

    private Spelling() {}

    /// Whether one inserted, lost, changed or swapped letter makes one word the other.
    public static boolean isOneEditApart(String a, String b) {
        if (a.equals(b)) {
            return true;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        int shorter = Math.min(a.length(), b.length());
        int prefix = 0;
        while (prefix < shorter && a.charAt(prefix) == b.charAt(prefix)) {
            prefix++;
        }
        int suffix = 0;
        while (suffix < shorter - prefix && a.charAt(a.length() - 1 - suffix) == b.charAt(b.length() - 1 - suffix)) {
            suffix++;
        }
        int restA = a.length() - prefix - suffix;
        int restB = b.length() - prefix - suffix;
        if (Math.max(restA, restB) <= 1) {
            return true;
        }
        return restA == 2
                && restB == 2
                && a.charAt(prefix) == b.charAt(prefix + 1)
                && a.charAt(prefix + 1) == b.charAt(prefix);
    }

    /// Whether two neighbouring letters changed places, which is a slip even in a short word.
    public static boolean isSwap(String a, String b) {
        return a.length() == b.length()
                && !a.equals(b)
                && isOneEditApart(a, b)
                && sorted(a).equals(sorted(b));
    }

    private static String sorted(String word) {
        return word.chars().sorted().mapToObj(Character::toString).collect(Collectors.joining());
    }
}
