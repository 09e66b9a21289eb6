package dev.datawright.launcher.eval;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Says of one demand whether a turn meets it. What several forms of a design can say is read from the rows.
final class Judge {

    private Judge() {}

    static Verdict judge(Demand demand, Turn turn) {
        return switch (demand) {
            case Demand.Rows wanted -> rows(wanted, turn);
            case Demand.ColumnCount count -> {
                int columns = turn.design().outputColumns().size();
                yield Verdict.of(columns >= count.least() && columns <= count.most(), columns + " columns");
            }
            case Demand.Order order -> order(order, turn);
            case Demand.Header header ->
                Verdict.of(
                        turn.design().outputColumns().equals(header.columns()),
                        "columns: " + turn.design().outputColumns());
            case Demand.NoColumn none -> noColumn(none, turn);
            case Demand.Compare compare -> compare(compare, turn);
            case Demand.OfColumn column -> ColumnJudge.judge(column, turn);
            case Demand.Unchanged _ ->
                Verdict.of(
                        turn.design().version() == turn.before(),
                        "version " + turn.before() + " became " + turn.design().version());
            case Demand.NeverInRows never -> neverInRows(never.pattern(), turn.sample());
            case Demand.Asks _ -> Verdict.of(turn.asks(), said(turn));
            case Demand.AsksOrBuilds either -> {
                int columns = turn.design().outputColumns().size();
                yield Verdict.of(turn.asks() || columns >= either.columns(), columns + " columns, " + said(turn));
            }
            case Demand.Refuses refuses ->
                Verdict.of(
                        !turn.proposes()
                                && !turn.job()
                                && refuses.pattern().matcher(turn.answer()).find(),
                        said(turn));
            case Demand.Says says ->
                Verdict.of(says.pattern().matcher(turn.answer()).find(), said(turn));
            case Demand.NeverSays never -> {
                Matcher found = never.pattern().matcher(turn.answer());
                yield found.find()
                        ? Verdict.missed("it says '" + found.group() + "'")
                        : Verdict.met("it does not say so");
            }
            case Demand.Proposes proposes -> Verdict.of(turn.proposes() == proposes.wanted(), said(turn));
            case Demand.NoJob _ -> Verdict.of(!turn.job(), turn.job() ? "a job was made" : "no job");
            case Demand.AnswersIn in -> {
                List<String> languages = Tongue.of(turn.answer());
                yield Verdict.of(languages.contains(in.language()), "in " + languages + ", " + said(turn));
            }
        };
    }

    private static Verdict rows(Demand.Rows wanted, Turn turn) {
        Long rows = turn.proposedRows() != null
                ? turn.proposedRows()
                : turn.design().rows();
        return Verdict.of(Objects.equals(rows, wanted.rows()), rows == null ? "no number of rows" : rows + " rows");
    }

    private static Verdict order(Demand.Order order, Turn turn) {
        List<String> names = turn.design().outputColumns();
        int at = 0;
        for (NamePattern column : order.columns()) {
            while (at < names.size() && !column.matches(names.get(at))) {
                at++;
            }
            if (at++ >= names.size()) {
                return Verdict.missed("'" + column.text() + "' is not behind those before it; columns: " + names);
            }
        }
        return Verdict.met("in this order");
    }

    private static Verdict noColumn(Demand.NoColumn none, Turn turn) {
        return turn.design().outputColumns().stream()
                .filter(none.column()::matches)
                .findFirst()
                .map(name -> Verdict.missed("there is '" + name + "'"))
                .orElse(Verdict.met("there is none"));
    }

    private static Verdict neverInRows(Pattern pattern, Sample sample) {
        return sample.rows().stream()
                .flatMap(row -> row.values().stream())
                .map(cell -> pattern.matcher(String.valueOf(cell)))
                .filter(Matcher::find)
                .findFirst()
                .map(found -> Verdict.missed("a cell holds '" + found.group() + "'"))
                .orElse(Verdict.met("no cell holds it"));
    }

    /// The first pair of columns that fits is enough: another pair may match the names by chance.
    private static Verdict compare(Demand.Compare compare, Turn turn) {
        List<String> left = ColumnJudge.candidates(compare.left(), turn);
        List<String> right = compare.right() == null ? List.of("") : ColumnJudge.candidates(compare.right(), turn);
        if (left.isEmpty() || right.isEmpty()) {
            return Verdict.missed(
                    "a column is missing; columns: " + turn.design().outputColumns());
        }
        List<Verdict> verdicts = new ArrayList<>();
        for (String one : left) {
            for (String other : right) {
                if (!one.equals(other)) {
                    verdicts.add(compare(compare, one, other, turn));
                }
            }
        }
        return verdicts.stream()
                .filter(Verdict::met)
                .findFirst()
                .orElse(verdicts.isEmpty() ? Verdict.missed("one column stands for both") : verdicts.getFirst());
    }

    private static Verdict compare(Demand.Compare compare, String left, String right, Turn turn) {
        int compared = 0;
        for (Map<String, @Nullable Object> row : turn.sample().rows()) {
            Object one = row.get(left);
            Object other = compare.number() != null ? compare.number() : row.get(right);
            if (Texts.isEmpty(one) || Texts.isEmpty(other)) {
                continue;
            }
            Double distance = distance(one, other, compare.unit());
            if (distance == null) {
                return Verdict.missed("'" + one + "' and '" + other + "' cannot be compared");
            }
            boolean apart = compare.apart() == null || compare.apart().holds(distance);
            if (!holds(compare.operator(), distance) || !apart) {
                return Verdict.missed("a row has " + one + " and " + other);
            }
            compared++;
        }
        return compared == 0
                ? Verdict.missed(Objects.requireNonNullElse(turn.noSample(), "no row has both"))
                : Verdict.met("in " + compared + " rows");
    }

    private static @Nullable Double distance(@Nullable Object one, @Nullable Object other, String unit) {
        LocalDateTime later = Moments.parse(one);
        LocalDateTime sooner = Moments.parse(other);
        if (later != null && sooner != null) {
            double seconds = Duration.between(sooner, later).toMillis() / 1000.0;
            return switch (unit) {
                case "hours" -> seconds / 3600;
                case "minutes" -> seconds / 60;
                default -> seconds / 86_400;
            };
        }
        Double left = Texts.number(one);
        Double right = Texts.number(other);
        return left == null || right == null ? null : (Double) (left - right);
    }

    private static boolean holds(String operator, double distance) {
        return switch (operator) {
            case "<" -> distance < 0;
            case "<=" -> distance <= 1e-9;
            case ">" -> distance > 0;
            case ">=" -> distance >= -1e-9;
            default -> Math.abs(distance) < 1e-9;
        };
    }

    private static String said(Turn turn) {
        String answer = turn.answer().replaceAll("\\s+", " ").strip();
        String shown = answer.length() > 160 ? answer.substring(0, 160) + "…" : answer;
        return (turn.proposes() ? "a job is proposed; " : "")
                + (shown.isEmpty() ? "it says nothing" : "it says: " + shown);
    }
}
