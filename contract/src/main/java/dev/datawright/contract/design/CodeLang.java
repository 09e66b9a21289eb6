package dev.datawright.contract.design;

import com.fasterxml.jackson.annotation.JsonValue;

/// A language, or a dialect of SQL, that code columns and validators know.
public enum CodeLang {
    BASH("bash"),
    C("c"),
    COBOL("cobol"),
    CPP("cpp"),
    CSHARP("csharp"),
    GO("go"),
    JAVA("java"),
    JAVASCRIPT("javascript"),
    KOTLIN("kotlin"),
    PYTHON("python"),
    RUBY("ruby"),
    RUST("rust"),
    SCALA("scala"),
    SWIFT("swift"),
    TYPESCRIPT("typescript"),
    SQL_SQLITE("sql:sqlite"),
    SQL_TSQL("sql:tsql"),
    SQL_BIGQUERY("sql:bigquery"),
    SQL_MYSQL("sql:mysql"),
    SQL_POSTGRES("sql:postgres"),
    SQL_ANSI("sql:ansi");

    private final String wireName;

    CodeLang(String wireName) {
        this.wireName = wireName;
    }

    /// The name in a config, such as `python` or `sql:postgres`.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// Whether it is a dialect of SQL.
    public boolean isSql() {
        return wireName.startsWith("sql:");
    }
}
