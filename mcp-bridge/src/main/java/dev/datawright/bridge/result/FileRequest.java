package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.dataset.write.SqlDialect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which file of a result somebody wants.
///
/// @param format one of those that the job lists, or `sql`
/// @param dialect of SQL; PostgreSQL's when absent
/// @param spreadsheet `safe` for CSV whose texts no spreadsheet takes for formulas
public record FileRequest(
        @Nullable String format,
        @Nullable String dialect,
        @Nullable String spreadsheet) {

    static final String SQL = "sql";
    private static final String CSV = "csv";
    private static final String SAFE = "safe";

    /// @throws BridgeFailure naming all that does not fit together
    public void check() {
        kind();
    }

    /// The word for it in a ticket: a stored format, or what is made with how it is made.
    ///
    /// @throws BridgeFailure naming all that does not fit together
    String kind() {
        List<Violation> violations = new ArrayList<>();
        if (format == null) {
            violations.add(new Violation(
                    "format", "missing", "the format is missing", "csv, jsonl, parquet, sql or manifest"));
        }
        if (dialect != null && !SQL.equals(format)) {
            violations.add(new Violation(
                    "dialect", "no-dialect", "only SQL has dialects", "leave it out, or ask for the format sql"));
        }
        Optional<SqlDialect> spoken = SqlDialect.of(dialect == null ? "postgresql" : dialect);
        if (spoken.isEmpty()) {
            violations.add(new Violation(
                    "dialect",
                    "unknown-dialect",
                    "there is no dialect '" + dialect + "'",
                    "one of: "
                            + Arrays.stream(SqlDialect.values())
                                    .map(SqlDialect::wireName)
                                    .collect(Collectors.joining(", "))));
        }
        if (spreadsheet != null && !spreadsheet.equals(SAFE)) {
            violations.add(new Violation(
                    "spreadsheet", "unknown-value", "'" + spreadsheet + "' is no way to treat cells", "one of: safe"));
        } else if (spreadsheet != null && !CSV.equals(format)) {
            violations.add(new Violation(
                    "spreadsheet", "not-csv", "only CSV is made safe for spreadsheets", "ask for the format csv"));
        }
        if (!violations.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.INVALID_REQUEST,
                    violations.size() == 1
                            ? violations.getFirst().toSentence()
                            : violations.size() + " things are wrong with the request.",
                    violations);
        }
        if (SQL.equals(format)) {
            return SQL + ":" + spoken.orElseThrow().wireName();
        }
        return spreadsheet == null ? String.valueOf(format) : CSV + ":" + SAFE;
    }
}
