package dev.datawright.engine.validate;

import com.oracle.graal.python.pegparser.AbstractParser;
import com.oracle.graal.python.pegparser.FutureFeature;
import com.oracle.graal.python.pegparser.InputType;
import com.oracle.graal.python.pegparser.Parser;
import com.oracle.graal.python.pegparser.ParserCallbacks;
import com.oracle.graal.python.pegparser.scope.ScopeEnvironment;
import com.oracle.graal.python.pegparser.sst.ModTy;
import com.oracle.graal.python.pegparser.tokenizer.SourceRange;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnType.Scalar;
import dev.datawright.dataset.batch.RowSchema.Field;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Parses Python 3 with CPython's own grammar, as GraalPy has it.
///
/// @see "ADR-0010"
final class PythonCheck implements CodeCheck {

    private static final int MINOR_VERSION = 12;
    private static final ColumnType.Struct MESSAGE = new ColumnType.Struct(List.of(
            new Field("type", Scalar.TEXT),
            new Field("symbol", Scalar.TEXT),
            new Field("line", Scalar.INTEGER),
            new Field("column", Scalar.INTEGER),
            new Field("message", Scalar.TEXT)));
    private static final ColumnType.Struct TYPE = new ColumnType.Struct(List.of(
            new Field("is_valid", Scalar.BOOLEAN),
            new Field("python_linter_severity", Scalar.TEXT),
            new Field("python_linter_messages", new ColumnType.Items(MESSAGE))));

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
        Callbacks callbacks = new Callbacks();
        try {
            Parser parser = new Parser(
                    code, callbacks, InputType.FILE, EnumSet.noneOf(AbstractParser.Flags.class), MINOR_VERSION);
            ModTy module = (ModTy) parser.parse();
            ScopeEnvironment unused = ScopeEnvironment.analyze(module, callbacks, EnumSet.noneOf(FutureFeature.class));
            return finding(true, "none", List.of());
        } catch (SyntaxErrorFound found) {
            return finding(false, "fatal", List.of(found.message()));
        } catch (StackOverflowError tooDeep) {
            // CPython refuses such code too, for its parser's stack is bounded as well.
            return finding(
                    false,
                    "fatal",
                    List.of(message("SyntaxError", 1, 1, "too many nested parts: the parser's stack is exhausted")));
        }
    }

    private static Map<String, @Nullable Object> finding(
            boolean valid, String severity, List<Map<String, @Nullable Object>> messages) {
        Map<String, @Nullable Object> finding = new LinkedHashMap<>();
        finding.put("is_valid", valid);
        finding.put("python_linter_severity", severity);
        finding.put("python_linter_messages", messages);
        return finding;
    }

    private static Map<String, @Nullable Object> message(String symbol, long line, long column, String text) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("type", "fatal");
        message.put("symbol", symbol);
        message.put("line", line);
        message.put("column", column);
        message.put("message", text);
        return message;
    }

    /// What the parser tells on its way; the first error ends it.
    private static final class Callbacks implements ParserCallbacks {

        @Override
        public void safePointPoll() {}

        @Override
        public RuntimeException reportIncompleteSource(int line) {
            return new SyntaxErrorFound("SyntaxError", line, 1, "unexpected end of the code");
        }

        @Override
        public RuntimeException onError(ErrorType type, SourceRange where, String text) {
            String symbol =
                    switch (type) {
                        case Indentation -> "IndentationError";
                        case Tab -> "TabError";
                        case Generic, Encoding, Value, Syntax, System -> "SyntaxError";
                    };
            return new SyntaxErrorFound(
                    symbol, Math.max(1, where.startLine), Math.max(0, where.startColumn) + 1L, text);
        }

        @Override
        public void onWarning(WarningType type, SourceRange where, String text) {}
    }

    private static final class SyntaxErrorFound extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Map<String, @Nullable Object> message;

        SyntaxErrorFound(String symbol, long line, long column, String text) {
            super(text, null, false, false);
            this.message = PythonCheck.message(symbol, line, column, text);
        }

        Map<String, @Nullable Object> message() {
            return message;
        }
    }
}
