package dev.datawright.dataset.write;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Values as text, one way for CSV and JSON, so that a value reads the same in both.
final class ValueText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private ValueText() {}

    /// The shortest decimal that reads back as the same double, without an exponent from 1e-7 up to 1e17.
    static void appendNumber(StringBuilder out, double value) {
        double size = Math.abs(value);
        if ((size >= 1e-3 && size < 1e7) || value == 0 || !(size >= 1e-7 && size < 1e17)) {
            out.append(value);
            return;
        }
        String plain =
                new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        out.append(plain);
        if (plain.indexOf('.') < 0) {
            out.append(".0");
        }
    }

    /// A value as JSON; a NaN or an infinity, for which JSON has no number, as null.
    static void appendJson(StringBuilder out, ColumnVector vector, int row, ColumnType type) {
        if (vector.isNull(row)) {
            out.append("null");
            return;
        }
        switch (vector) {
            case ColumnVector.Longs longs -> out.append(longs.values()[row]);
            case ColumnVector.Doubles doubles -> {
                if (Double.isFinite(doubles.values()[row])) {
                    appendNumber(out, doubles.values()[row]);
                } else {
                    out.append("null");
                }
            }
            case ColumnVector.Booleans booleans -> out.append(booleans.values()[row]);
            case ColumnVector.Strings strings -> appendJsonValue(out, strings.values()[row], type);
            case ColumnVector.Packed packed -> appendJsonValue(out, packed.text(row), type);
            case ColumnVector.Coded coded -> appendJson(out, coded.dictionary(), coded.codes()[row], type);
            case ColumnVector.Structs structs -> appendObject(out, structs, row, type);
            case ColumnVector.Nested nested -> appendPlain(out, nested.values()[row]);
        }
    }

    /// A plain Java value as JSON.
    static void appendPlain(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case String text -> appendJsonText(out, text);
            case Double number when !Double.isFinite(number) -> out.append("null");
            case Double number -> appendNumber(out, number);
            case Map<?, ?> map -> {
                out.append('{');
                String separator = "";
                for (Map.Entry<?, ?> entry : map.entrySet()) {
                    out.append(separator);
                    appendJsonText(out, String.valueOf(entry.getKey()));
                    appendPlain(out.append(':'), entry.getValue());
                    separator = ",";
                }
                out.append('}');
            }
            case List<?> list -> {
                out.append('[');
                String separator = "";
                for (Object item : list) {
                    appendPlain(out.append(separator), item);
                    separator = ",";
                }
                out.append(']');
            }
            case null, default -> out.append(value);
        }
    }

    private static void appendJsonValue(StringBuilder out, @Nullable String text, ColumnType type) {
        if (type == ColumnType.Scalar.JSON) {
            out.append(text);
        } else {
            appendJsonText(out, text == null ? "" : text);
        }
    }

    private static void appendObject(StringBuilder out, ColumnVector.Structs structs, int row, ColumnType type) {
        out.append('{');
        for (int index = 0; index < structs.fields().size(); index++) {
            if (index > 0) {
                out.append(',');
            }
            appendJsonText(out, structs.fields().get(index).name());
            out.append(':');
            ColumnType part = type instanceof ColumnType.Struct struct
                    ? struct.fields().get(index).type()
                    : ColumnType.Scalar.TEXT;
            appendJson(out, structs.fields().get(index).values(), row, part);
        }
        out.append('}');
    }

    static void appendJsonText(StringBuilder out, String text) {
        out.append('"');
        for (int index = 0; index < text.length(); index++) {
            char c = text.charAt(index);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
