package dev.datawright.offline.design;

import dev.datawright.contract.design.CodeLang;
import dev.datawright.contract.design.LlmCodeColumnConfig;
import dev.datawright.contract.design.ModelRoles;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.understand.Wish;
import java.util.Arrays;

/// Program code that the coder model writes.
final class ProgramColumns implements ColumnMaker {

    @Override
    public void make(Wish wish, Workbench bench) {
        String language = wish.facts()
                .find(Fact.Program.class)
                .map(Fact.Program::language)
                .orElse("python");
        CodeLang lang = Arrays.stream(CodeLang.values())
                .filter(known -> known.wireName().equals(language))
                .findFirst()
                .orElse(CodeLang.PYTHON);
        bench.set(
                new LlmCodeColumnConfig(
                        wish.name(), TextColumns.prompt(wish, bench), ModelRoles.CODER, null, lang, false),
                wish.quote(),
                null);
    }
}
