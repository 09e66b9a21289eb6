package dev.datawright.dataset.page;

import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.RowSchema;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.dataset.write.CsvWriter;
import dev.datawright.dataset.write.RowWriter;
import dev.datawright.dataset.write.SqlDialect;
import dev.datawright.dataset.write.SqlWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.TreeSet;

/// A kind of file that is made of the rows while it is read: its bytes follow from the rows alone.
public sealed interface MadeFile {

    /// A script for a database.
    ///
    /// @param table the name of the table
    record Script(SqlDialect dialect, String table) implements MadeFile {}

    /// CSV whose texts no spreadsheet takes for formulas.
    record SafeCsv() implements MadeFile {}

    /// Writes all rows. When that fails, what was written so far is no whole file, and its end is missing.
    static void write(MadeFile file, ParquetParts parts, OutputStream out) throws IOException {
        RowWriter writer = writer(file, parts, out);
        parts.forEachBatch(writer::write);
        writer.close();
    }

    private static RowWriter writer(MadeFile file, ParquetParts parts, OutputStream out) throws IOException {
        return switch (file) {
            case Script script ->
                new SqlWriter(out, parts.schema(), script.dialect(), script.table(), timestamps(parts));
            case SafeCsv _ -> CsvWriter.forSpreadsheets(out, parts.schema());
        };
    }

    /// The columns of text that hold nothing but points in time as ISO 8601 and at least one: a database can have them
    /// as what they are.
    private static Set<String> timestamps(ParquetParts parts) {
        Set<String> columns = new TreeSet<>();
        for (RowSchema.Field field : parts.schema().fields()) {
            if (field.type() == ColumnType.Scalar.TEXT && holdsTimestamps(parts, field.name())) {
                columns.add(field.name());
            }
        }
        return columns;
    }

    private static boolean holdsTimestamps(ParquetParts parts, String column) {
        String cell = parts.expression(column, null);
        String isMoment = "regexp_full_match(" + cell
                + ", '\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?') AND try_cast(" + cell
                + " AS TIMESTAMP) IS NOT NULL";
        String told = " FILTER (WHERE " + cell + " IS NOT NULL)";
        // The first rows tell for most columns that they hold something else, without reading all of it.
        String first = "SELECT coalesce(bool_and(" + isMoment + ")" + told + ", true) FROM (SELECT * FROM "
                + ParquetParts.TABLE + " LIMIT 1000)";
        String all = "SELECT coalesce(bool_and(" + isMoment + ")" + told + ", false) FROM " + ParquetParts.TABLE;
        return parts.query(first, row -> row.getBoolean(1)).getFirst()
                && parts.query(all, row -> row.getBoolean(1)).getFirst();
    }
}
