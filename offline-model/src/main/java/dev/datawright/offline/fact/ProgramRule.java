package dev.datawright.offline.fact;

import java.util.Map;

/// `a python solution`, `an SQL query`: program code.
final class ProgramRule implements FactRule {

    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("python", "python"),
            Map.entry("java", "java"),
            Map.entry("javascript", "javascript"),
            Map.entry("js", "javascript"),
            Map.entry("typescript", "typescript"),
            Map.entry("bash", "bash"),
            Map.entry("shell", "bash"),
            Map.entry("sql", "sql:ansi"),
            Map.entry("postgres", "sql:postgres"),
            Map.entry("mysql", "sql:mysql"),
            Map.entry("go", "go"),
            Map.entry("rust", "rust"),
            Map.entry("kotlin", "kotlin"),
            Map.entry("ruby", "ruby"),
            Map.entry("scala", "scala"),
            Map.entry("swift", "swift"));

    @Override
    public void read(Clause clause) {
        for (int i = 0; i + 1 < clause.size(); i++) {
            String language = LANGUAGES.get(clause.token(i).lower());
            boolean code = clause.token(i + 1)
                    .is(
                            "code",
                            "solution",
                            "function",
                            "program",
                            "script",
                            "snippet",
                            "query",
                            "implementation",
                            "statement",
                            "class",
                            "method",
                            "lösung",
                            "funktion",
                            "programm",
                            "skript",
                            "abfrage",
                            "answer");
            if (language != null && code) {
                clause.take(new Fact.Program(language), i, i);
                return;
            }
        }
    }
}
