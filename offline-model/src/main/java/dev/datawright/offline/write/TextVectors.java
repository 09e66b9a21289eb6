package dev.datawright.offline.write;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Vectors of texts by feature hashing: texts that share words lie close together. That is all they tell.
///
/// Source: Weinberger et al., Feature Hashing for Large Scale Multitask Learning (2009).
public final class TextVectors {

    /// How long a vector is when nobody says.
    public static final int DIMENSIONS = 64;

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");

    private TextVectors() {}

    /// A vector of length 1; the first unit vector for a text without words.
    public static double[] of(String text, int dimensions) {
        double[] vector = new double[dimensions];
        WORD.matcher(text.toLowerCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .forEach(word -> {
                    // The hash of a text is fixed by its specification, so vectors are the same everywhere.
                    int hash = word.hashCode() * 0x9E3779B1;
                    vector[Integer.remainderUnsigned(hash >>> 1, dimensions)] += (hash & 1) == 0 ? 1 : -1;
                });
        double length = 0;
        for (double value : vector) {
            length += value * value;
        }
        if (length == 0) {
            vector[0] = 1;
            return vector;
        }
        for (int i = 0; i < dimensions; i++) {
            vector[i] /= Math.sqrt(length);
        }
        return vector;
    }
}
