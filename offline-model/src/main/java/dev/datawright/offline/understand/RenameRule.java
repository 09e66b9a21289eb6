package dev.datawright.offline.understand;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `rename x to y`, `x should be called y`, `benenne x in y um`.
final class RenameRule implements IntentRule {

    private static final List<Pattern> SHAPES = List.of(
            shape("rename (?:the )?(?:column |field )?(?<from>.+?) (?:to|into|as) (?<to>.+)"),
            shape("change the name of (?:the )?(?<from>.+?) (?:to|into) (?<to>.+)"),
            shape("(?:the )?(?<from>.+?) (?:should|must|shall) be (?:called|named|renamed to) (?<to>.+)"),
            shape("(?:please )?call (?:the )?(?:column )?(?<from>.+?) (?<to>\"[^\"]+\"|\\S+)(?: instead)"),
            shape("(?:please )?call (?:the )?(?:column )?(?<from>[\\p{L}_]+) (?<to>\"[^\"]+\"|[\\p{L}\\p{N}_]+)"),
            shape("(?:benenne|nenne) (?:die |den |das )?(?:spalte )?(?<from>.+?) (?:in|zu) (?<to>.+?)(?: um)?"),
            shape("(?:die |den |das )?(?:spalte )?(?<from>.+?) in (?<to>.+?) umbenennen"),
            shape("(?:die |der |das )?(?:spalte )?(?<from>.+?) heißt (?:ab )?(?:jetzt|nun) (?<to>.+)"),
            shape("(?:the )?(?:column )?(?<from>.+?) is now (?:called|named) (?<to>.+)"),
            shape("(?:die |der |das )?(?:spalte )?(?<from>.+?) soll(?:te)? (?<to>.+?) heißen"));

    private static Pattern shape(String pattern) {
        return Pattern.compile(pattern + "(?: please| bitte)?[.!]?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /// `rename a to b and c to d`
    private static final Pattern SEVERAL =
            Pattern.compile("(?iu)(?:please |bitte )?(?:rename|call|benenne|nenne) (?<pairs>.+)");
    private static final Pattern PAIR = Pattern.compile(
            "(?iu)(?:the |die |den |das |der |column |spalte )*(?<from>[\\p{L}\\p{N}_ ]+?)(?: to | into | as | in | zu |\\s*(?:->|→|=>|=)\\s*)(?<to>[\\p{L}\\p{N}_]+)(?: um)?");

    @Override
    public List<Intent> read(Sentence sentence) {
        List<Intent> several = several(sentence);
        if (several.size() > 1) {
            return several;
        }
        for (Pattern shape : SHAPES) {
            Matcher matcher = shape.matcher(sentence.text());
            if (matcher.matches()) {
                String to = Names.of(matcher.group("to").replaceAll("[\"„“”']", ""));
                if (!to.isEmpty()) {
                    return List.of(
                            new Intent.Rename(matcher.group("from").replaceAll("[\"„“”]", ""), to, sentence.text()));
                }
            }
        }
        return List.of();
    }

    private static List<Intent> several(Sentence sentence) {
        Matcher matcher = SEVERAL.matcher(sentence.text().replaceAll("[\"„“”'`.!]", ""));
        if (!matcher.matches()) {
            return List.of();
        }
        List<Intent> renames = new ArrayList<>();
        for (String part : matcher.group("pairs").split("(?iu)\\s*[,;]\\s*(?:and |und )?|\\s+(?:and|und)\\s+")) {
            Matcher pair = PAIR.matcher(part.strip());
            if (!pair.matches()) {
                return List.of();
            }
            renames.add(new Intent.Rename(pair.group("from"), Names.of(pair.group("to")), part.strip()));
        }
        return renames;
    }
}
