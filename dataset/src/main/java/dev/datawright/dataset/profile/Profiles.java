package dev.datawright.dataset.profile;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Measures every column of a dataset.
public final class Profiles {

    /// Most values listed for a column.
    public static final int TOP = 20;

    private Profiles() {}

    public static List<ColumnProfile> of(ParquetParts parts) {
        List<ColumnProfile> profiles = new ArrayList<>();
        for (RowSchema.Field field : parts.schema().fields()) {
            profiles.add(profile(parts, field));
        }
        return profiles;
    }

    /// The values of a column and how often each is there, the most frequent first.
    ///
    /// @param limit most values that are listed
    public static List<ColumnProfile.ValueCount> counts(ParquetParts parts, String column, int limit) {
        // Ties are put in the order of the values, so that a profile of the same rows reads the same.
        String sql = ("SELECT CAST(%1$s AS VARCHAR) AS value, count(*) AS times FROM %2$s WHERE %1$s IS NOT NULL"
                        + " GROUP BY ALL ORDER BY times DESC, value LIMIT %3$d")
                .formatted(parts.identifier(column), ParquetParts.TABLE, limit);
        return parts.query(sql, row -> new ColumnProfile.ValueCount(row.getString(1), row.getLong(2)));
    }

    private static ColumnProfile profile(ParquetParts parts, RowSchema.Field field) {
        String column = parts.identifier(field.name());
        boolean numeric = field.type() == ColumnType.Scalar.INTEGER || field.type() == ColumnType.Scalar.NUMBER;
        String numbers = numeric
                ? ", min(%1$s)::DOUBLE, max(%1$s)::DOUBLE, avg(%1$s), coalesce(stddev_samp(%1$s), 0), median(%1$s)::DOUBLE"
                        .formatted(column)
                : "";
        String sql = "SELECT count(*), count(*) - count(%1$s), count(DISTINCT %1$s)%2$s FROM %3$s"
                .formatted(column, numbers, ParquetParts.TABLE);
        List<ColumnProfile.ValueCount> top =
                numeric || !(field.type() instanceof ColumnType.Scalar) ? List.of() : counts(parts, field.name(), TOP);
        return parts.query(
                        sql,
                        row -> new ColumnProfile(
                                field.name(),
                                field.type(),
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                numeric ? numbers(row) : null,
                                top))
                .getFirst();
    }

    private static ColumnProfile.@Nullable Numbers numbers(ResultSet row) throws SQLException {
        double min = row.getDouble(4);
        return row.wasNull()
                ? null
                : new ColumnProfile.Numbers(
                        min, row.getDouble(5), row.getDouble(6), row.getDouble(7), row.getDouble(8));
    }
}
