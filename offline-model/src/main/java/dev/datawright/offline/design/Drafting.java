package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.understand.Intent;
import dev.datawright.offline.understand.Message;
import dev.datawright.offline.understand.References;
import dev.datawright.offline.understand.Wish;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns what a message wants into changes of the design.
public final class Drafting {

    private static final long USUAL_ROWS = 100;
    private static final int OLDEST = 65;
    private static final int YOUNGEST = 20;
    /// What a bridge takes unless it is told otherwise.
    private static final long MOST_ROWS = 10_000_000;

    private final Clock clock;
    private final ColumnMaker numbers = new NumberColumns();
    private final ColumnMaker dates = new DateColumns();
    private final ColumnMaker choices = new ChoiceColumns();
    private final ColumnMaker flags = new FlagColumns();
    private final ColumnMaker codes = new CodeColumns();
    private final ColumnMaker persons = new PersonColumns();
    private final ColumnMaker texts = new TextColumns();
    private final ColumnMaker programs = new ProgramColumns();
    private final ColumnMaker series = new SeriesColumns();
    private final ColumnMaker distributed = new DistributedColumns();
    private final ColumnMaker gaps = new GapColumns();

    public Drafting(Clock clock) {
        this.clock = clock;
    }

    /// The changes; none of it depends on chance, so the same message on the result drafts the same again.
    ///
    /// @param own columns that were set earlier in this turn: a wish for one of them is not a repetition
    /// @param gone columns that went away earlier in this turn
    public Draft draft(Message message, KnownDesign design, Set<String> own, Set<String> gone) {
        Workbench bench = new Workbench(design, message.language(), LocalDate.now(clock), message.subject());
        List<String> order = new ArrayList<>();
        Long rows = null;
        for (Intent intent : message.intents()) {
            switch (intent) {
                case Intent.Want want -> want(want.wishes(), own, bench, order);
                case Intent.Starter starter -> {
                    bench.note(new Note.Started(starter.subject()));
                    want(starter.wishes(), own, bench, order);
                }
                case Intent.Alter alter -> alter(alter, bench);
                case Intent.Replace replace -> {
                    Removals.remove(List.of(replace.column()), gone, bench);
                    want(List.of(replace.wish()), own, bench, order);
                }
                case Intent.Remove remove -> Removals.remove(remove.phrases(), gone, bench);
                case Intent.Rename rename -> Removals.rename(rename, own, gone, bench);
                case Intent.Rows count ->
                    rows = possible(count.more() ? base(design, rows) + count.count() : count.count(), rows, bench);
                case Intent.ScaleRows scale ->
                    rows = possible(Math.max(1, Math.round(base(design, rows) * scale.factor())), rows, bench);
                case Intent.MoreValues more -> Values.add(more, bench);
                case Intent.Weigh weigh -> Values.weigh(weigh, bench);
                case Intent.Order wanted -> bench.arrange(Order.of(wanted, bench));
                case Intent.Reword reword -> TextColumns.reword(reword, bench);
                case Intent.StartOver over -> bench.names().forEach(bench::remove);
                case Intent.Subject subject -> bench.note(new Note.NoColumnsFor(subject.subject()));
                case Intent.Unclear unclear -> bench.note(new Note.NotUnderstood(unclear.text()));
                case Intent.Generate generate -> {}
                case Intent.Preview preview -> {}
                case Intent.Talk talk -> {}
                case Intent.Why why -> {}
                case Intent.Aside aside -> {
                    if (message.intents().stream().noneMatch(Intent.Want.class::isInstance)) {
                        bench.note(new Note.NotUnderstood(aside.text()));
                    }
                }
                case Intent.Contradiction two -> bench.note(new Note.Contradicts(two.one(), two.other()));
                case Intent.NoSuchDay day -> bench.note(new Note.NoSuchDay(day.text()));
            }
        }
        Long wanted = rows == null ? design.rows() : rows;
        if (wanted != null) {
            bench.checkUnique(wanted);
        }
        return bench.draft(rows, order);
    }

    private static @Nullable Long possible(long count, @Nullable Long otherwise, Workbench bench) {
        if (count < 1) {
            bench.note(new Note.NoRows());
            return otherwise;
        }
        if (count > MOST_ROWS) {
            bench.note(new Note.TooManyRows(count, MOST_ROWS));
            return otherwise;
        }
        return count;
    }

    private static long base(KnownDesign design, @Nullable Long rows) {
        Long known = rows == null ? design.rows() : rows;
        return known == null ? USUAL_ROWS : known;
    }

    private static void alter(Intent.Alter alter, Workbench bench) {
        if (bench.has(alter.column())) {
            Alterations.alter(alter.column(), alter.facts(), alter.quote(), bench);
        } else {
            bench.note(new Note.UnknownColumn(alter.column()));
        }
    }

    private void want(List<Wish> wanted, Set<String> own, Workbench bench, List<String> order) {
        List<Wish> wishes = new ArrayList<>();
        for (Wish wish : shared(distinct(wanted), bench)) {
            if (!bench.has(wish.name()) || own.contains(wish.name())) {
                wishes.add(wish);
                order.add(wish.name());
            } else if (!wish.facts().isEmpty()) {
                Alterations.alter(wish.name(), wish.facts(), wish.quote(), bench);
            } else if (wish.kind() == Kind.TEXT) {
                wishes.add(wish);
            } else {
                bench.note(new Note.AlreadyThere(wish.name()));
            }
        }
        boolean birthDates = PersonColumns.showsBirthDates(bench)
                || wishes.stream()
                        .anyMatch(wish ->
                                wish.kind() == Kind.BIRTH_DATE && !wish.facts().has(Fact.Period.class));
        wishes = withOlderBirths(wishes, bench);
        boolean people = PersonColumns.hasPerson(bench)
                || wishes.stream().anyMatch(wish -> wish.kind().isPersonal() && wish.kind() != Kind.SEX);
        wishes.stream()
                .filter(wish -> wish.kind().isTemporal() && wish.facts().has(Fact.Range.class))
                .forEach(wish -> bench.note(new Note.DoesNotFit(wish.name(), wish.quote())));
        List<Wish> later = new ArrayList<>();
        for (Wish wish : wishes) {
            if (isLater(wish)) {
                later.add(wish);
            } else {
                maker(wish, birthDates, people).make(wish, bench);
            }
        }
        for (Wish wish : Sequel.ordered(wishes, later)) {
            Optional<Fact.Formula> formula = wish.facts().find(Fact.Formula.class);
            Optional<Fact.Cases> cases = wish.facts().find(Fact.Cases.class);
            Optional<Fact.OnlyFor> only = wish.facts().find(Fact.OnlyFor.class);
            Optional<Fact.Joined> joined = wish.facts().find(Fact.Joined.class);
            if (joined.isPresent() && JoinedColumns.set(wish.name(), wish.quote(), joined.get(), bench)) {
                continue;
            }
            if (formula.isPresent()) {
                FormulaColumns.set(wish.name(), wish.quote(), formula.get(), bench);
            } else if (wish.facts().has(Fact.Gap.class)) {
                gaps.make(wish, bench);
            } else if (wish.facts().has(Fact.Dependence.class)) {
                choices.make(wish, bench);
            } else if (cases.isPresent()) {
                CaseColumns.set(
                        wish.name(),
                        wish.quote(),
                        wish.facts(),
                        cases.get(),
                        (facts, scratch) -> maker(wish, birthDates, people).make(wish.with(facts), scratch),
                        bench);
            } else if (only.isPresent()) {
                double percent = wish.facts()
                        .find(Fact.Share.class)
                        .map(Fact.Share::percent)
                        .orElse(50.0);
                CaseColumns.only(wish.name(), wish.quote(), percent, only.get().values(), bench);
            } else if (wish.kind() == Kind.UNKNOWN || joined.isPresent() && wish.kind() != Kind.TEXT) {
                Wish settled = settled(wish, bench);
                maker(settled, birthDates, people).make(settled, bench);
            }
        }
        for (Wish wish : wishes) {
            Optional<Fact.Comparison> comparison = wish.facts().find(Fact.Comparison.class);
            if (comparison.isPresent() && bench.has(wish.name())) {
                boolean assumed =
                        !wish.facts().has(Fact.Period.class) && !wish.facts().has(Fact.Range.class);
                Relations.relate(wish.name(), comparison.get(), assumed, bench);
            }
        }
        Sequel.ordered(wishes, later).stream()
                .filter(wish ->
                        wish.kind() == Kind.TEXT && !wish.facts().has(Fact.Formula.class) && !bench.isSet(wish.name()))
                .forEach(wish -> (wish.facts().has(Fact.Program.class) ? programs : texts).make(wish, bench));
        for (Wish wish : wishes) {
            wish.facts()
                    .find(Fact.Missing.class)
                    .filter(missing -> bench.has(wish.name()))
                    .ifPresent(missing -> bench.leaveOut(wish.name(), missing.percent() / 100));
        }
    }

    /// A birth date that another date is compared with is a date of its own, of a grown-up.
    private static List<Wish> withOlderBirths(List<Wish> wishes, Workbench bench) {
        List<String> compared = wishes.stream()
                .flatMap(wish -> wish.facts().find(Fact.Comparison.class).stream())
                .map(Fact.Comparison::other)
                .toList();
        return wishes.stream()
                .map(wish -> wish.kind() == Kind.BIRTH_DATE
                                && !wish.facts().has(Fact.Period.class)
                                && compared.stream()
                                        .anyMatch(other -> References.find(other, List.of(wish.name()))
                                                .isPresent())
                        ? wish.with(new Fact.Period(
                                bench.today().minusYears(OLDEST), bench.today().minusYears(YOUNGEST)))
                        : wish)
                .toList();
    }

    private static Wish settled(Wish wish, Workbench bench) {
        return wish.facts()
                .find(Fact.Comparison.class)
                .map(comparison -> Relations.kindOf(comparison, bench))
                .map(wish::as)
                .orElse(wish);
    }

    /// Needs other columns to be there first.
    private static boolean isLater(Wish wish) {
        return wish.kind() == Kind.TEXT
                || wish.facts().has(Fact.Formula.class)
                || wish.facts().has(Fact.Dependence.class)
                || wish.facts().has(Fact.Joined.class)
                || wish.facts().has(Fact.Cases.class)
                || wish.facts().has(Fact.OnlyFor.class)
                || wish.facts().has(Fact.Gap.class)
                || (wish.kind() == Kind.UNKNOWN && wish.facts().has(Fact.Comparison.class));
    }

    private ColumnMaker maker(Wish wish, boolean birthDates, boolean people) {
        if (wish.facts().has(Fact.Series.class) || wish.facts().has(Fact.Mask.class)) {
            return series;
        }
        if (wish.facts().has(Fact.Distribution.class)) {
            return distributed;
        }
        return switch (wish.kind()) {
            case CODE, PLATE, UNKNOWN -> codes;
            case FULL_NAME, FIRST_NAME, LAST_NAME, EMAIL, PHONE, STREET, ADDRESS, CITY, STATE, POSTCODE -> persons;
            case BIRTH_DATE ->
                wish.facts().has(Fact.Period.class) ? (born, bench) -> dates.make(born.as(Kind.DATE), bench) : persons;
            case SEX -> people ? persons : choices;
            case AGE -> birthDates && !wish.facts().has(Fact.Bell.class) ? persons : numbers;
            case AMOUNT, COUNT, MEASURE, YEAR, RATING -> numbers;
            case DATE, DATETIME, TIME -> dates;
            case CHOICE -> choices;
            case FLAG -> flags;
            case TEXT -> texts;
        };
    }

    /// Of two wishes with one name the one that says more stays.
    private static List<Wish> distinct(List<Wish> wishes) {
        Map<String, Wish> byName = new LinkedHashMap<>();
        for (Wish wish : wishes) {
            Wish before = byName.get(wish.name());
            if (before == null || before.facts().isEmpty()) {
                byName.put(wish.name(), wish);
            }
        }
        return List.copyOf(byName.values());
    }

    /// When one person is spoken of, everything personal is theirs.
    private static List<Wish> shared(List<Wish> wishes, Workbench bench) {
        List<String> owners = wishes.stream()
                .filter(wish -> wish.kind().isPersonal())
                .flatMap(wish -> Optional.ofNullable(wish.owner()).stream())
                .distinct()
                .toList();
        if (owners.size() != 1 || bench.columns().stream().anyMatch(PersonColumns::isPerson)) {
            return wishes;
        }
        return wishes.stream()
                .map(wish ->
                        wish.kind().isPersonal() || wish.kind() == Kind.AGE ? wish.ownedBy(owners.getFirst()) : wish)
                .toList();
    }

    /// Columns that a person sees, of a draft.
    public static List<ColumnConfig> visible(Draft draft) {
        return draft.columns().stream()
                .map(Drafted::config)
                .filter(column -> !column.drop())
                .toList();
    }
}
