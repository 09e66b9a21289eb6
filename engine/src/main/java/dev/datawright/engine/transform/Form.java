package dev.datawright.engine.transform;

import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnType.Scalar;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.CompiledTemplate;
import dev.datawright.engine.expression.PythonText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// A part of a processor's template: a text with expressions, a constant, or a structure of both.
sealed interface Form {

    /// What its values are.
    ColumnType type();

    /// Its value in each row of a batch, for one thread. A row without one throws an EvaluationException.
    IntFunction<@Nullable Object> over(OpenBatch batch);

    static Form of(@Nullable Object template) {
        return switch (template) {
            case String text -> new Text(CompiledTemplate.compile(text));
            case Map<?, ?> parts -> {
                Map<String, Form> forms = new LinkedHashMap<>();
                parts.forEach((key, part) -> forms.put(String.valueOf(key), of(part)));
                yield new Parts(forms);
            }
            case List<?> items -> new Items(items.stream().map(Form::of).toList());
            case Long whole -> new Constant(Scalar.INTEGER, whole);
            case Integer whole -> new Constant(Scalar.INTEGER, whole.longValue());
            case Number number -> new Constant(Scalar.NUMBER, number.doubleValue());
            case Boolean flag -> new Constant(Scalar.BOOLEAN, flag);
            case null -> new Constant(Scalar.TEXT, null);
            default -> throw new IllegalArgumentException("No template: " + template.getClass());
        };
    }

    /// A text stays a text, whatever its expressions come to.
    record Text(CompiledTemplate template) implements Form {

        @Override
        public ColumnType type() {
            return Scalar.TEXT;
        }

        @Override
        public IntFunction<@Nullable Object> over(OpenBatch batch) {
            CompiledTemplate.Rendering rendering = template.over(batch);
            return row -> text(rendering.value(row));
        }

        /// As JSON writes it.
        private static String text(@Nullable Object value) {
            return switch (value) {
                case null -> "null";
                case Boolean flag -> flag.toString();
                case Map<?, ?> map -> WireJson.mapper().writeValueAsString(map);
                case Collection<?> list -> WireJson.mapper().writeValueAsString(list);
                default -> PythonText.of(value);
            };
        }
    }

    record Constant(Scalar type, @Nullable Object value) implements Form {

        @Override
        public IntFunction<@Nullable Object> over(OpenBatch batch) {
            return row -> value;
        }
    }

    record Parts(Map<String, Form> forms) implements Form {

        @Override
        public ColumnType type() {
            return forms.isEmpty()
                    ? Scalar.JSON
                    : new ColumnType.Struct(forms.entrySet().stream()
                            .map(part -> new RowSchema.Field(
                                    part.getKey(), part.getValue().type()))
                            .toList());
        }

        @Override
        public IntFunction<@Nullable Object> over(OpenBatch batch) {
            Map<String, IntFunction<@Nullable Object>> parts = new LinkedHashMap<>();
            forms.forEach((name, form) -> parts.put(name, form.over(batch)));
            return row -> {
                Map<String, @Nullable Object> value = new LinkedHashMap<>();
                parts.forEach((name, part) -> value.put(name, part.apply(row)));
                return value;
            };
        }
    }

    /// Items of different kinds have no type in common but JSON.
    record Items(List<Form> forms) implements Form {

        @Override
        public ColumnType type() {
            List<ColumnType> types = forms.stream().map(Form::type).distinct().toList();
            return types.size() == 1 && types.getFirst() != Scalar.JSON
                    ? new ColumnType.Items(types.getFirst())
                    : Scalar.JSON;
        }

        @Override
        public IntFunction<@Nullable Object> over(OpenBatch batch) {
            List<IntFunction<@Nullable Object>> items =
                    forms.stream().map(form -> form.over(batch)).toList();
            return row -> {
                List<@Nullable Object> value = new ArrayList<>();
                items.forEach(item -> value.add(item.apply(row)));
                return value;
            };
        }
    }
}
