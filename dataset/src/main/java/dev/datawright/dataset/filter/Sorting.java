package dev.datawright.dataset.filter;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.read.Sql;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// In which order rows are wanted. Rows that are equal in all that counts keep the order they have in the dataset.
public final class Sorting {

    /// The order of the dataset.
    public static final Sorting NONE = new Sorting("");

    private final String sql;

    private Sorting(String sql) {
        this.sql = sql;
    }

    /// A reader of sort keys such as `fine`, `-fine` (the largest first) or `driver.city`.
    ///
    /// @param dates the columns that hold points in time as text: the strftime pattern of each, empty for ISO 8601
    public record Language(ParquetParts parts, Map<String, String> dates) {
        public Language {
            dates = Map.copyOf(dates);
        }

        /// One key. Numbers and dates go by what they are, texts by their letters; empty cells come last either way.
        ///
        /// @throws ConditionException when there is no such order
        public Sorting read(String text) {
            String typed = text.strip();
            // A column may begin with a minus itself.
            boolean descending = typed.startsWith("-") && !has(typed);
            String name = descending ? typed.substring(1).strip() : typed;
            return new Sorting(expression(name) + (descending ? " DESC" : " ASC") + " NULLS LAST");
        }

        private boolean has(String name) {
            return parts.schema().names().contains(name);
        }

        private String expression(String name) {
            if (has(name)) {
                if (type(name) instanceof ColumnType.Struct struct) {
                    List<String> inside =
                            struct.fields().stream().map(RowSchema.Field::name).toList();
                    throw new ConditionException(
                            "'" + name + "' has parts and has no order as a whole",
                            "write " + name + "." + inside.getFirst() + "; its parts are " + String.join(", ", inside));
                }
                return moment(name, parts.expression(name, null));
            }
            for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
                String column = name.substring(0, dot);
                String part = name.substring(dot + 1);
                if (has(column)
                        && type(column) instanceof ColumnType.Struct struct
                        && struct.fields().stream()
                                .anyMatch(field -> field.name().equals(part))) {
                    return parts.expression(column, part);
                }
            }
            throw name.isEmpty()
                    ? new ConditionException("no column is named", "write a column, or -column for the largest first")
                    : ConditionException.unknownColumn(name.length() > 60 ? name.substring(0, 57) + "..." : name);
        }

        private ColumnType type(String column) {
            return parts.schema().fields().stream()
                    .filter(field -> field.name().equals(column))
                    .findFirst()
                    .orElseThrow()
                    .type();
        }

        /// ISO 8601 has the order of time already, whatever else is written has not.
        private String moment(String column, String cell) {
            String pattern = Objects.requireNonNullElse(dates.get(column), "");
            return pattern.isEmpty() || type(column) != ColumnType.Scalar.TEXT
                    ? cell
                    : "try_strptime(" + cell + ", " + Sql.literal(pattern) + ")";
        }
    }

    /// First this order, and the other one among rows that are equal in it.
    public Sorting then(Sorting other) {
        List<String> keys = new ArrayList<>(List.of(sql, other.sql));
        keys.removeIf(String::isEmpty);
        return new Sorting(String.join(", ", keys));
    }

    /// The keys for [ParquetParts]; empty for the order of the dataset.
    public String sql() {
        return sql;
    }
}
