package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// `Trondheim is an office too`, `nimm Schwimmen als Abteilung dazu`, `60 delivered, 35 late and 5 lost`: other
/// values of a known column, or other shares.
final class ValuesRule implements IntentRule {

    private static final List<Pattern> MORE = List.of(
            shape(
                    "(?<values>.+?) (?:is|are) (?:also |another |an? )*(?<column>[\\p{L}_]+?)(?:s)?(?: too| as well|,? too)"),
            shape("(?<values>.+?) (?:is|are) also (?:an? |one of the )?(?<column>[\\p{L}_]+)"),
            shape(
                    "(?:please )?(?:add|include|allow|accept|take) (?:also )?(?<values>.+?) (?:to|as|in) (?:the |an? |another |a new |possible )*(?<column>[\\p{L}_ ]+?)(?: values?| options?| list| choices?| too| as well)*"),
            shape("(?:also )?allow (?<values>.+?) (?:as|for|in) (?:the |an? )*(?<column>[\\p{L}_ ]+)"),
            shape(
                    "(?:bitte )?(?:nimm|nehmt|füge|füg|ergänze) (?:bitte |auch |noch )*(?<values>.+?) (?:als|bei|zu|zur|zum|in) (?:der |die |das |den |eine?[nr]? |weitere[rns]? |neue[rns]? )*(?<column>[\\p{L}_ ]+?)(?: dazu| hinzu| auf| mit auf)?"),
            shape("(?<values>.+?) (?:ist|sind) (?:auch|ebenfalls) (?:eine?[nr]? )?(?<column>[\\p{L}_]+)"),
            shape("(?<column>[\\p{L}_]+?) (?:can|may|could|should) also be (?<values>.+?)"),
            shape("(?:the )?(?<column>[\\p{L}_]+?) (?:kann|darf|soll) auch (?<values>.+?) sein"));

    private final Scene scene;

    ValuesRule(Scene scene) {
        this.scene = scene;
    }

    private static Pattern shape(String pattern) {
        return Pattern.compile(pattern + "(?: please| bitte)?[.!]?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        if (scene.known().values().isEmpty()) {
            return List.of();
        }
        Optional<Intent> weigh = weigh(sentence);
        if (weigh.isPresent()) {
            return List.of(weigh.get());
        }
        for (Pattern shape : MORE) {
            Matcher matcher = shape.matcher(sentence.text());
            if (matcher.matches()) {
                Optional<String> column = References.find(
                        matcher.group("column"), scene.known().values().keySet());
                List<String> values = values(matcher.group("values"));
                if (column.isPresent() && !values.isEmpty()) {
                    return List.of(new Intent.MoreValues(column.get(), values, sentence.text()));
                }
            }
        }
        return List.of();
    }

    private List<String> values(String list) {
        List<String> values = new ArrayList<>();
        for (String part : list.split("(?iu)\\s*,\\s*(?:and |und )?|\\s+(?:and|und|or|oder|&)\\s+")) {
            String value = part.strip()
                    .replaceFirst("(?iu)^(?:the |a |an |also |auch |noch |value |option |another )+", "")
                    .replaceAll("^[\"'„“]|[\"'“”]$", "");
            boolean plain = !value.isBlank()
                    && value.split(" ").length <= 3
                    && !value.matches("(?iu).*\\b(?:column|spalte|between|row|rows)\\b.*")
                    && References.find(value, scene.columns()).isEmpty();
            if (!plain) {
                return List.of();
            }
            values.add(value);
        }
        return values;
    }

    /// Numbers beside at least two values of one column.
    private Optional<Intent> weigh(Sentence sentence) {
        for (Map.Entry<String, List<String>> column : scene.known().values().entrySet()) {
            List<Fact.Choice> shares = shares(sentence, column.getValue());
            double sum = shares.stream()
                    .mapToDouble(share -> share.percent() == null ? 0 : share.percent())
                    .sum();
            boolean whole = shares.size() == column.getValue().size() && Math.abs(sum - 100) > 0.5;
            if (shares.size() >= 2 && sum <= 100.5 || shares.size() >= 2 && whole) {
                return Optional.of(new Intent.Weigh(column.getKey(), shares, sentence.text()));
            }
        }
        return Optional.empty();
    }

    private static List<Fact.Choice> shares(Sentence sentence, List<String> values) {
        List<Fact.Choice> shares = new ArrayList<>();
        String lower = sentence.text().toLowerCase(Locale.ROOT);
        int offset = sentence.isEmpty() ? 0 : sentence.token(0).start();
        for (String value : values) {
            Matcher where = Pattern.compile("(?<![\\p{L}\\p{N}])" + Pattern.quote(value.toLowerCase(Locale.ROOT))
                            + "(?![\\p{L}\\p{N}])")
                    .matcher(lower);
            Double share = null;
            while (where.find() && share == null) {
                share = beside(sentence, where.start() + offset, where.end() + offset);
            }
            if (share != null) {
                shares.add(new Fact.Choice(value, share, false));
            }
        }
        return shares;
    }

    /// The number right before or right behind.
    private static @Nullable Double beside(Sentence sentence, int start, int end) {
        Double before = null;
        for (Token token : sentence.tokens()) {
            if (token.end() <= start && !token.is("%", "percent", "prozent", "of", "are", "sind")) {
                before = token.isNumber() ? Double.valueOf(token.number()) : null;
            }
            if (token.start() >= end && !token.is("to", "auf", "at", ":", "=", "(", "with", "mit", "be", "is", "zu")) {
                return before != null ? before : token.isNumber() ? Double.valueOf(token.number()) : null;
            }
        }
        return before;
    }
}
