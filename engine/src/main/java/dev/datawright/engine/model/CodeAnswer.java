package dev.datawright.engine.model;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.dataset.batch.ColumnType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Code of one language, out of the answer's last fenced block.
record CodeAnswer(CodeLang language) implements AnswerKind {

    /// What models call the languages too.
    private static final Map<String, String> OTHER_NAMES = Map.ofEntries(
            Map.entry("py", "python"),
            Map.entry("python3", "python"),
            Map.entry("js", "javascript"),
            Map.entry("node", "javascript"),
            Map.entry("ts", "typescript"),
            Map.entry("c++", "cpp"),
            Map.entry("c#", "csharp"),
            Map.entry("cs", "csharp"),
            Map.entry("sh", "bash"),
            Map.entry("shell", "bash"),
            Map.entry("zsh", "bash"),
            Map.entry("golang", "go"),
            Map.entry("kt", "kotlin"),
            Map.entry("rb", "ruby"),
            Map.entry("rs", "rust"),
            Map.entry("cbl", "cobol"),
            Map.entry("postgresql", "sql"),
            Map.entry("postgres", "sql"),
            Map.entry("mysql", "sql"),
            Map.entry("sqlite", "sql"),
            Map.entry("tsql", "sql"),
            Map.entry("t-sql", "sql"),
            Map.entry("bigquery", "sql"));

    @Override
    public ColumnType type() {
        return ColumnType.Scalar.TEXT;
    }

    @Override
    public String instructions() {
        return "* Answer with " + syntax() + " code alone, in ONE Markdown code fence that names the language: ```"
                + syntax() + "\n* Follow the usual conventions and best practices of " + syntax() + dialect() + ".";
    }

    @Override
    public boolean isRepaired() {
        return true;
    }

    @Override
    public Object read(String answer) throws UnusableAnswerException {
        List<Fence> fences = Fence.all(answer);
        if (fences.isEmpty()) {
            throw new UnusableAnswerException("No parsable code response: there is no Markdown code fence");
        }
        Fence last = fences.getLast();
        String said = last.language().toLowerCase(Locale.ROOT);
        if (!said.isEmpty() && !OTHER_NAMES.getOrDefault(said, said).equals(syntax())) {
            throw new UnusableAnswerException("Responded with code not matching the requested syntax (" + syntax()
                    + "): the code fence says '" + last.language() + "'");
        }
        if (last.content().isBlank()) {
            throw new UnusableAnswerException("No parsable code response: the code fence is empty");
        }
        return last.content().strip();
    }

    private String syntax() {
        return language.isSql() ? "sql" : language.wireName();
    }

    private String dialect() {
        return language.isSql() ? ", in the dialect " + language.wireName().substring("sql:".length()) : "";
    }
}
