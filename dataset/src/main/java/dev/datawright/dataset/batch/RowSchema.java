package dev.datawright.dataset.batch;

import java.util.List;
import java.util.Objects;

/// Names and types of a dataset's columns, in the order of the output.
public record RowSchema(List<Field> fields) {
    public RowSchema {
        fields = List.copyOf(Objects.requireNonNull(fields, "fields"));
    }

    /// The schema that the vectors of a batch have; a batch of no rows tells it as well.
    public static RowSchema of(RowBatch batch) {
        return new RowSchema(batch.columns().stream().map(RowSchema::field).toList());
    }

    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    private static Field field(RowBatch.NamedColumn column) {
        return new Field(column.name(), type(column.values()));
    }

    private static ColumnType type(ColumnVector values) {
        return switch (values) {
            case ColumnVector.Longs longs -> ColumnType.Scalar.INTEGER;
            case ColumnVector.Doubles doubles -> ColumnType.Scalar.NUMBER;
            case ColumnVector.Booleans booleans -> ColumnType.Scalar.BOOLEAN;
            case ColumnVector.Strings strings -> ColumnType.Scalar.TEXT;
            case ColumnVector.Packed packed -> ColumnType.Scalar.TEXT;
            case ColumnVector.Coded coded -> type(coded.dictionary());
            case ColumnVector.Nested nested -> nested.type();
            case ColumnVector.Structs structs ->
                new ColumnType.Struct(
                        structs.fields().stream().map(RowSchema::field).toList());
        };
    }

    /// A column, or a part of a struct.
    public record Field(String name, ColumnType type) {
        public Field {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }
}
