package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.List;
import org.apache.parquet.format.Type;

/// A physical column: a scalar column, or one part of a struct column.
record Leaf(List<String> path, ColumnType.Scalar type) {

    Leaf {
        path = List.copyOf(path);
    }

    /// The physical columns of a column, in the order of its parts.
    static List<Leaf> of(RowSchema.Field field) {
        return switch (field.type()) {
            case ColumnType.Scalar scalar -> List.of(new Leaf(List.of(field.name()), scalar));
            case ColumnType.Struct struct ->
                struct.fields().stream()
                        .map(part -> new Leaf(List.of(field.name(), part.name()), scalarOf(field, part.type())))
                        .toList();
        };
    }

    /// The definition level of a value: every column and every part is optional.
    int definedLevel() {
        return path.size();
    }

    Type physicalType() {
        return physicalType(type);
    }

    static Type physicalType(ColumnType.Scalar type) {
        return switch (type) {
            case INTEGER -> Type.INT64;
            case NUMBER -> Type.DOUBLE;
            case BOOLEAN -> Type.BOOLEAN;
            case TEXT, JSON -> Type.BYTE_ARRAY;
        };
    }

    private static ColumnType.Scalar scalarOf(RowSchema.Field field, ColumnType part) {
        if (part instanceof ColumnType.Scalar scalar) {
            return scalar;
        }
        throw new IllegalArgumentException(
                "Column '" + field.name() + "' has a struct inside a struct: one level is written");
    }
}
