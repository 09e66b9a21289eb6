package dev.datawright.offline.understand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `put the date first and then the city, temperature last`, `order: a, b, c`, `move x to the end`: where
/// columns stand.
final class OrderRule implements IntentRule {

    private static final Pattern ORDER = Pattern.compile(
            "(?iu)(?:please |bitte )?(?:(?:re)?order|sort|arrange|ordne|sortiere)(?: the| all| die)?(?: columns| fields| spalten)?(?: so| as| in this order| like this| to| nach| wie folgt| by)*\\s*:?\\s*(?<list>.+)");
    private static final Pattern COLUMN_ORDER = Pattern.compile(
            "(?iu)(?:the )?(?:column order|order of (?:the )?columns|spaltenreihenfolge|reihenfolge(?: der spalten)?)(?: should be| is| shall be| must be| soll(?:te)?| sein| ist)*\\s*:?\\s*(?<list>.+)");
    private static final Pattern FIRST = Pattern.compile(
            "(?iu)(?:the |column )*(?<name>.+?) (?:should (?:be|come|go|stand) |must (?:be|come) |comes |goes |to |at |in |an |soll(?:te)? |kommt |ist |nach )*(?:the |den |die |der )*(?:very )?(?:first|front|beginning|start|leftmost|zuerst|ganz vorne|nach vorne|vorne|anfang|ersten? stelle|erste spalte)(?: column| position| place| stehen| sein| kommen)?");
    private static final Pattern LAST = Pattern.compile(
            "(?iu)(?:the |column )*(?<name>.+?) (?:should (?:be|come|go|stand) |must (?:be|come) |comes |goes |to |at |in |an |soll(?:te)? |kommt |ist |nach )*(?:the |das |die |der )*(?:very )?(?:last|end|back|rightmost|zuletzt|ganz hinten|nach hinten|hinten|ende|schluss|letzten? stelle|letzte spalte)(?: column| position| place| stehen| sein| kommen)?");
    private static final Pattern NEXT = Pattern.compile(
            "(?iu)(?:and |und )?(?:then|dann|next|followed by|danach)\\s+(?:the |der |die |das )?(?<name>.+)");
    private static final Pattern VERB = Pattern.compile(
            "(?iu)^(?:please |bitte )?(?:put|move|place|bring|make|let|stell|stelle|setz|setze|schieb|schiebe|verschiebe|i want|i'd like)\\s+");

    private final Scene scene;

    OrderRule(Scene scene) {
        this.scene = scene;
    }

    @Override
    public List<Intent> read(Sentence sentence) {
        if (scene.columns().isEmpty()) {
            return List.of();
        }
        String text = sentence.text().replaceAll("[.!]+$", "");
        for (Pattern shape : List.of(ORDER, COLUMN_ORDER)) {
            Matcher order = shape.matcher(text);
            if (order.matches()) {
                List<String> names = known(
                        Arrays.asList(
                                order.group("list")
                                        .split(
                                                "(?iu)\\s*(?:,|;|->|→|>)\\s*(?:and |und |then |dann )*|\\s+(?:and then|then|and|und dann|dann|und)\\s+")));
                if (names.size() >= 2) {
                    return List.of(new Intent.Order(names, List.of()));
                }
            }
        }
        return places(text);
    }

    private List<Intent> places(String text) {
        boolean moves = VERB.matcher(text).find();
        String plain = VERB.matcher(text).replaceFirst("");
        List<String> first = new ArrayList<>();
        List<String> last = new ArrayList<>();
        boolean ending = false;
        for (String part : plain.split("(?iu)\\s*[,;]\\s*(?:and |und )?|\\s+(?:and|und)\\s+(?=.*)")) {
            Matcher front = FIRST.matcher(part);
            Matcher back = LAST.matcher(part);
            Matcher next = NEXT.matcher(part);
            String name;
            if (front.matches()) {
                name = front.group("name");
                ending = false;
            } else if (back.matches()) {
                name = back.group("name");
                ending = true;
            } else if (next.matches() && !(first.isEmpty() && last.isEmpty())) {
                name = next.group("name");
            } else {
                return List.of();
            }
            List<String> found = known(List.of(VERB.matcher(name).replaceFirst("")));
            if (found.isEmpty()) {
                return List.of();
            }
            (ending ? last : first).addAll(found);
        }
        boolean names = !first.isEmpty() || !last.isEmpty();
        return names && (moves || first.size() + last.size() >= 1) ? List.of(new Intent.Order(first, last)) : List.of();
    }

    /// The names; none when one of them is no column.
    private List<String> known(List<String> phrases) {
        List<String> names = new ArrayList<>();
        for (String phrase : phrases) {
            var name = References.find(phrase.strip(), scene.columns());
            if (name.isEmpty()) {
                return List.of();
            }
            names.add(name.get());
        }
        return names;
    }
}
