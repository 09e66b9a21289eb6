package dev.datawright.ui.design;

import com.vaadin.flow.component.html.Span;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ModelColumnConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SeedDatasetColumnConfig;
import dev.datawright.contract.design.ValidationColumnConfig;

/// Where a column's values come from; each family has a colour, and a word for those who do not see it.
public enum ColumnFamily {
    SAMPLER("sampler", "Drawn at random"),
    EXPRESSION("expression", "Computed from other columns"),
    MODEL("model", "Written by a language model"),
    VALIDATION("validation", "Checked by a parser or a service"),
    SEED("seed", "Taken from your data");

    private final String styleName;
    private final String word;

    ColumnFamily(String styleName, String word) {
        this.styleName = styleName;
        this.word = word;
    }

    public static ColumnFamily of(ColumnConfig column) {
        return switch (column) {
            case SamplerColumnConfig sampler -> SAMPLER;
            case ExpressionColumnConfig expression -> EXPRESSION;
            case ModelColumnConfig _, EmbeddingColumnConfig _ -> MODEL;
            case ValidationColumnConfig _ -> VALIDATION;
            case SeedDatasetColumnConfig _ -> SEED;
        };
    }

    /// What it means, for people.
    public String word() {
        return word;
    }

    /// The small coloured mark that stands before a column's name.
    public Span mark() {
        Span mark = new Span();
        mark.addClassNames("mark", styleName);
        mark.getElement().setAttribute("role", "img").setAttribute("aria-label", word);
        return mark;
    }
}
