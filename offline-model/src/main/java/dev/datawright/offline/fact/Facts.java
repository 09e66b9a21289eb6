package dev.datawright.offline.fact;

import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Token;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/// What a clause states, and which of its tokens said so.
public record Facts(List<Fact> all, BitSet used) {

    /// Earlier rules take their tokens first: the more a rule needs to see, the earlier it stands.
    private static final List<FactRule> RULES = List.of(
            new CalledRule(),
            new MissingRule(),
            new ProgramRule(),
            new WrittenRule(),
            new SuitsRule(),
            new JoinRule(),
            new SeriesRule(),
            new MaskRule(),
            new PrefixRule(),
            new OnlyRule(),
            new DependenceRule(),
            new ValuesForRule(),
            new CaseRule(),
            new DistributionRule(),
            new PercentOfRule(),
            new FormulaRule(),
            new GapRule(),
            new SpanRule(),
            new PercentListRule(),
            new SplitWeightsRule(),
            new BracketSharesRule(),
            new FavouredRule(),
            new WeightedChoiceRule(),
            new LooseBellRule(),
            new BellRule(),
            new PeriodRule(),
            new RangeRule(),
            new ComparisonRule(),
            new ShareRule(),
            new DecimalsRule(),
            new FormRule(),
            new ChoiceRule());

    public Facts {
        all = List.copyOf(all);
    }

    /// Reads a clause.
    ///
    /// @param text what the tokens' offsets refer to
    /// @param kind of the noun in the clause, as far as known
    /// @param nameEnd index after that noun; 0 when none is known, below 0 when the clause has no name at all
    public static Facts read(String text, List<Token> tokens, Kind kind, int nameEnd, LocalDate today) {
        Clause clause = new Clause(text, tokens, kind, nameEnd, today);
        RULES.forEach(rule -> rule.read(clause));
        return new Facts(clause.facts(), clause.used());
    }

    /// What a part of a clause states about the same column.
    static Facts part(Clause clause, int start, int end) {
        Clause part =
                new Clause(clause.source(), clause.tokens().subList(start, end), clause.kind(), -1, clause.today());
        RULES.stream().filter(rule -> !(rule instanceof CaseRule)).forEach(rule -> rule.read(part));
        return new Facts(part.facts(), part.used());
    }

    public <F extends Fact> Optional<F> find(Class<F> type) {
        return all.stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    public boolean has(Class<? extends Fact> type) {
        return all.stream().anyMatch(type::isInstance);
    }

    public boolean isEmpty() {
        return all.isEmpty();
    }

    /// These facts and those said later, which stand in the place of earlier ones of their kind.
    public Facts and(Facts later) {
        List<Fact> both = new ArrayList<>(all.stream()
                .filter(fact -> later.all.stream().noneMatch(other -> other.getClass() == fact.getClass()))
                .toList());
        both.addAll(later.all);
        return new Facts(both, used);
    }

    /// These facts and one more.
    public Facts with(Fact fact) {
        List<Fact> more = new ArrayList<>(all);
        more.add(fact);
        return new Facts(more, used);
    }
}
