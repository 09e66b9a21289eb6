package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.JsonType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;

/// Columns as a Parquet footer lists them: a tree in depth-first order, under one root.
final class SchemaElements {

    /// What the format calls the two levels of a list.
    static final String LIST = "list";

    static final String ELEMENT = "element";

    private SchemaElements() {}

    static List<SchemaElement> of(RowSchema schema) {
        List<SchemaElement> elements = new ArrayList<>();
        SchemaElement root = new SchemaElement("schema");
        root.setNum_children(schema.fields().size());
        elements.add(root);
        schema.fields().forEach(field -> add(elements, field));
        return elements;
    }

    private static void add(List<SchemaElement> elements, RowSchema.Field field) {
        SchemaElement element = new SchemaElement(field.name());
        element.setRepetition_type(FieldRepetitionType.OPTIONAL);
        elements.add(element);
        switch (field.type()) {
            case ColumnType.Scalar scalar -> describe(element, scalar);
            case ColumnType.Struct struct -> {
                element.setNum_children(struct.fields().size());
                struct.fields().forEach(part -> add(elements, part));
            }
            case ColumnType.Items items -> {
                element.setNum_children(1);
                element.setConverted_type(ConvertedType.LIST);
                element.setLogicalType(LogicalType.LIST(new ListType()));
                SchemaElement list = new SchemaElement(LIST);
                list.setRepetition_type(FieldRepetitionType.REPEATED);
                list.setNum_children(1);
                elements.add(list);
                add(elements, new RowSchema.Field(ELEMENT, items.type()));
            }
        }
    }

    private static void describe(SchemaElement element, ColumnType.Scalar type) {
        element.setType(Leaf.physicalType(type));
        switch (type) {
            case INTEGER, NUMBER, BOOLEAN -> {}
            case TEXT -> {
                element.setConverted_type(ConvertedType.UTF8);
                element.setLogicalType(LogicalType.STRING(new StringType()));
            }
            case JSON -> {
                element.setConverted_type(ConvertedType.JSON);
                element.setLogicalType(LogicalType.JSON(new JsonType()));
            }
        }
    }
}
