package dev.datawright.engine.validate;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnType.Scalar;
import dev.datawright.dataset.batch.RowSchema.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.sf.jsqlparser.JSQLParserException;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserUtil;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.statement.Statements;
import org.jspecify.annotations.Nullable;

/// Parses SQL statements in the quoting of a dialect.
final class SqlCheck implements CodeCheck {

    private static final int LONGEST_MILLIS = 5_000;
    private static final ColumnType.Struct TYPE = new ColumnType.Struct(
            List.of(new Field("is_valid", Scalar.BOOLEAN), new Field("error_messages", Scalar.TEXT)));

    /// Data Designer's own rule.
    private static final Pattern DECIMAL_WITHOUT_SCALE = Pattern.compile("DECIMAL\\(\\d+\\)");

    private static final Pattern LAST_SEMICOLONS = Pattern.compile("[;\\s]+$");
    private static final Pattern LEXICAL_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /// Statements of the dialects that the parser has no grammar for: their first words are all that is looked at.
    private static final Pattern BY_FIRST_WORDS = Pattern.compile(
            "(?is)\\s*(?:(?:begin|start|end)(?:\\s+(?:transaction|tran|work|deferred|immediate|exclusive))?\\s*"
                    + "|(?:savepoint|release|grant|revoke|pragma|attach|detach|vacuum|reindex|print|go"
                    + "|create\\s+(?:or\\s+replace\\s+)?(?:temp\\s+|temporary\\s+)?(?:trigger|function))\\b.*)");

    /// Texts, names and comments, in which a semicolon ends nothing.
    private static final Pattern STATEMENT =
            Pattern.compile("(?s)(?:'(?:[^']|'')*+'|\"[^\"]*+\"|`[^`]*+`|--[^\\n]*+|/\\*.*?\\*/|[^;])++");

    private final CodeLang dialect;

    SqlCheck(CodeLang dialect) {
        this.dialect = dialect;
    }

    @Override
    public ColumnType.Struct type() {
        return TYPE;
    }

    @Override
    public Map<String, @Nullable Object> check(String code) throws UncheckedException {
        if (code.length() > LONGEST) {
            throw new UncheckedException(
                    "The code has " + code.length() + " characters; at most " + LONGEST + " are looked at");
        }
        String errors = mistake(code).map(sentence -> "PRS: " + sentence).orElse("");
        if (DECIMAL_WITHOUT_SCALE.matcher(code).find()) {
            errors += "\nCustom Check: Found DECIMAL definitions without a scale, which may be incorrect.";
        }
        Map<String, @Nullable Object> finding = new LinkedHashMap<>();
        finding.put("is_valid", errors.isEmpty());
        finding.put("error_messages", errors);
        return finding;
    }

    /// What is wrong with the code, as a sentence; empty when it can be parsed.
    private Optional<String> mistake(String code) throws UncheckedException {
        String statements = LAST_SEMICOLONS.matcher(code).replaceFirst("");
        if (statements.isBlank()) {
            return Optional.empty();
        }
        try {
            Statements unused = parse(statements);
            return Optional.empty();
        } catch (JSQLParserException failed) {
            return madeOfKnownStatements(statements) ? Optional.empty() : Optional.of(sentence(failed));
        }
    }

    /// One by one, for a statement without a grammar spoils those around it.
    private boolean madeOfKnownStatements(String code) throws UncheckedException {
        Matcher statement = STATEMENT.matcher(code);
        while (statement.find()) {
            String text = statement.group();
            if (text.isBlank() || BY_FIRST_WORDS.matcher(text).matches()) {
                continue;
            }
            if (text.length() == code.length()) {
                return false;
            }
            try {
                Statements unused = parse(text);
            } catch (JSQLParserException failed) {
                return false;
            }
        }
        return true;
    }

    private Statements parse(String code) throws JSQLParserException, UncheckedException {
        // The parser looks ahead without bounds in some places, so it is given a thread that can be given up.
        ExecutorService thread = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name("parse-sql").factory());
        try {
            return CCJSqlParserUtil.parseStatements(code, thread, this::configure);
        } catch (JSQLParserException failed) {
            if (cause(failed, TimeoutException.class).isPresent()) {
                throw new UncheckedException("The code cannot be parsed within " + LONGEST_MILLIS / 1000 + " seconds");
            }
            throw failed;
        } finally {
            thread.shutdownNow();
        }
    }

    private void configure(CCJSqlParser parser) {
        parser.withTimeOut(LONGEST_MILLIS)
                .withUnsupportedStatements(false)
                .withSquareBracketQuotation(dialect == CodeLang.SQL_TSQL || dialect == CodeLang.SQL_SQLITE)
                .withBackslashEscapeCharacter(dialect == CodeLang.SQL_MYSQL || dialect == CodeLang.SQL_BIGQUERY);
    }

    private static String sentence(JSQLParserException failed) {
        Token found = cause(failed, ParseException.class)
                .map(failure -> failure.currentToken)
                .map(token -> token.next)
                .orElse(null);
        if (found != null) {
            return found.kind == 0
                    ? "Line " + found.beginLine + ": The code ends before its last statement does"
                    : "Line " + found.beginLine + ", Position " + found.beginColumn + ": Found unexpected '"
                            + found.image + "'";
        }
        if (cause(failed, StackOverflowError.class).isPresent()) {
            return "The code is nested too deep";
        }
        String lexical = cause(failed, TokenMgrException.class)
                .map(Throwable::getMessage)
                .orElse("");
        Matcher place = LEXICAL_PLACE.matcher(lexical);
        return place.find()
                ? "Line " + place.group(1) + ", Position " + place.group(2)
                        + ": Found a letter, or an end, that no text or name can have here"
                : "The code cannot be parsed";
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failed, Class<T> type) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }
}
