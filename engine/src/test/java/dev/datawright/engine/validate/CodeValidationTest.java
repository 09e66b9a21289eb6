package dev.datawright.engine.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.json.WireJson;
import dev.datawright.engine.Designs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeValidationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment",
                "x = 1\n",
                "def f(a, /, b, *, c):\n    return (y := a)\n",
                "match x:\n    case {'a': 1, **r} if r:\n        pass\n    case _:\n        ...\n",
                "print(f\"{x!r:>{w}} {'a' if y else \"b\"}\")\n",
                "type A[T: int] = list[T]\n",
                "async def g():\n    async with a as b, c:\n        await d\n",
                "try:\n    pass\nexcept* E as e:\n    pass\n",
                "größe = 'ä'\r\n"
            })
    void takesPython3(String code) {
        assertThat(check("python", code))
                .isEqualTo(Map.of(
                        "is_valid", true, "python_linter_severity", "none", "python_linter_messages", List.of()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            print 'a'              | 1 | 1 | SyntaxError      | Missing parentheses in call to 'print'. Did you mean print(...)?
            x = (1,                | 1 | 5 | SyntaxError      | '(' was never closed
            if x:\\nreturn         | 2 | 1 | IndentationError | expected an indented block after 'if' statement on line 1
            if x:\\n    a\\n  b    | 3 | 1 | IndentationError | unindent does not match any outer indentation level
            f() = 3                | 1 | 1 | SyntaxError      | cannot assign to function call here. Maybe you meant '==' instead of '='?
            def f(a, a): pass      | 1 | 10 | SyntaxError     | duplicate argument 'a' in function definition
            x = 'abc               | 1 | 5 | SyntaxError      | unterminated string literal (detected at line 1)
            SELECT 1               | 1 | 8 | SyntaxError      | invalid syntax
            """)
    void tellsWhereCodeIsNoPython(String code, int line, int column, String symbol, String message) {
        Map<String, @Nullable Object> finding = check("python", code.replace("\\n", "\n"));

        assertThat(finding).containsEntry("is_valid", false).containsEntry("python_linter_severity", "fatal");
        assertThat(finding.get("python_linter_messages"))
                .isEqualTo(List.of(Map.of(
                        "type",
                        "fatal",
                        "symbol",
                        symbol,
                        "line",
                        (long) line,
                        "column",
                        (long) column,
                        "message",
                        message)));
    }

    @Test
    void survivesPythonThatIsNestedWithoutEnd() {
        for (String code : List.of("(".repeat(40_000), "-".repeat(40_000) + "1", "x" + "[0]".repeat(13_000))) {
            assertThat(check("python", code)).containsEntry("is_valid", false);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sql:ansi     | SELECT a, count(*) FROM t WHERE b > 3 GROUP BY a HAVING count(*) > 1 ORDER BY a;;
            sql:ansi     | WITH RECURSIVE c AS (SELECT 1 n UNION ALL SELECT n + 1 FROM c WHERE n < 5) SELECT * FROM c
            sql:ansi     | BEGIN; UPDATE t SET a = 1; COMMIT;
            sql:sqlite   | INSERT OR REPLACE INTO [my table] VALUES (1); PRAGMA foreign_keys = ON
            sql:sqlite   | CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, n TEXT NOT NULL)
            sql:tsql     | SELECT TOP 10 [a b] FROM dbo.t WITH (NOLOCK) WHERE x = N'ä'
            sql:tsql     | DECLARE @x INT = 5; SELECT @x
            sql:bigquery | SELECT * EXCEPT(a), SAFE_CAST(x AS INT64) FROM `p.d.t` QUALIFY ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) = 1
            sql:bigquery | SELECT 'it\\'s' FROM t
            sql:mysql    | SELECT `a` FROM t WHERE b = 'it\\'s' LIMIT 5, 10
            sql:postgres | SELECT x::int, y->>'a' FROM t WHERE z ~* 'a' ORDER BY x NULLS LAST LIMIT 5
            sql:postgres | INSERT INTO t (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a RETURNING *
            """)
    void takesSql(String dialect, String code) {
        assertThat(check(dialect, code)).isEqualTo(Map.of("is_valid", true, "error_messages", ""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sql:ansi     | SELEC a FROM t            | PRS: Line 1, Position 1: Found unexpected 'SELEC'
            sql:ansi     | SELECT a b c FROM t       | PRS: Line 1, Position 12: Found unexpected 'c'
            sql:postgres | SELECT a FROM t WHERE (b = 1 | PRS: Line 1: The code ends before its last statement does
            sql:mysql    | SELECT 'abc               | PRS: Line 1, Position 12: Found a letter, or an end, that no text or name can have here
            sql:ansi     | hello world               | PRS: Line 1, Position 1: Found unexpected 'hello'
            sql:ansi     | CREATE TABLE t (p DECIMAL(10)) | \\nCustom Check: Found DECIMAL definitions without a scale, which may be incorrect.
            """)
    void tellsWhereCodeIsNoSql(String dialect, String code, String message) {
        assertThat(check(dialect, code))
                .isEqualTo(Map.of("is_valid", false, "error_messages", message.replace("\\n", "\n")));
    }

    @Test
    void hasAPartForEachOfSeveralColumns() {
        List<Map<String, @Nullable Object>> rows = Designs.rows(Designs.design("""
                {"column_type":"expression","name":"good","expr":"SELECT 1"},
                {"column_type":"expression","name":"bad","expr":"SELECT"},
                {"column_type":"validation","name":"v","target_columns":["good","bad"],"validator_type":"code",
                 "validator_params":{"code_lang":"sql:ansi"}},
                {"column_type":"expression","name":"both","expr":"{{ v.good.is_valid and v.bad.is_valid }}"}"""), 1, 0, 3);

        assertThat(rows).hasSize(3).allSatisfy(row -> {
            assertThat(WireJson.mapper()
                            .valueToTree(row.get("v"))
                            .path("good")
                            .path("is_valid")
                            .asBoolean())
                    .isTrue();
            assertThat(WireJson.mapper()
                            .valueToTree(row.get("v"))
                            .path("bad")
                            .path("is_valid")
                            .asBoolean())
                    .isFalse();
            assertThat(row.get("both")).isEqualTo("False");
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> check(String language, String code) {
        List<Map<String, @Nullable Object>> rows = Designs.rows(
                Designs.design("{\"column_type\":\"expression\",\"name\":\"c\",\"expr\":"
                        + WireJson.mapper().writeValueAsString("{% raw %}" + code + "{% endraw %}")
                        + "},{\"column_type\":\"validation\",\"name\":\"v\",\"target_columns\":[\"c\"],"
                        + "\"validator_type\":\"code\",\"validator_params\":{\"code_lang\":\"" + language + "\"}}"),
                1,
                0,
                1);
        return (Map<String, @Nullable Object>)
                java.util.Objects.requireNonNull(rows.getFirst().get("v"));
    }
}
