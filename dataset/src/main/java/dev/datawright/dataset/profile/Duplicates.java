package dev.datawright.dataset.profile;

import dev.datawright.dataset.read.ParquetParts;
import java.util.List;

/// Rows and texts that say again what others say.
public final class Duplicates {

    private Duplicates() {}

    /// How many rows equal one before them in every column. Rows are told apart by a hash of 64 bits.
    public static long rows(ParquetParts parts, List<ColumnProfile> profiles) {
        // A column without repetitions answers for the whole row.
        if (profiles.stream().anyMatch(profile -> profile.nulls() == 0 && profile.distinct() == profile.rows())) {
            return 0;
        }
        return parts.query(
                        "SELECT count(*) - count(DISTINCT hash(each_row)) FROM " + ParquetParts.TABLE + " AS each_row",
                        row -> row.getLong(1))
                .getFirst();
    }

    /// How many texts differ from one before them by case, digits, spaces and punctuation at most.
    public static long nearly(ParquetParts parts, String column) {
        String letters = "trim(regexp_replace(lower(CAST(%1$s AS VARCHAR)), '[^\\p{L}]+', ' ', 'g'))"
                .formatted(parts.identifier(column));
        return parts.query(
                        "SELECT count(%1$s) - count(DISTINCT %1$s) FROM %2$s".formatted(letters, ParquetParts.TABLE),
                        row -> row.getLong(1))
                .getFirst();
    }
}
