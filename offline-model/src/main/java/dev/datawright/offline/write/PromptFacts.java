package dev.datawright.offline.write;

import dev.datawright.offline.text.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The facts that a prompt gives: its `label: value` pairs, else its topic.
record PromptFacts(String request, List<Pair> pairs, String topic) {

    private static final int LONGEST_VALUE = 80;
    private static final int MOST = 3;
    private static final Pattern MARKED =
            Pattern.compile("(?:Facts|Fakten): (.+?)\\.?(?: (?:Answer|Antworte)\\b.*)?$", Pattern.DOTALL);
    private static final Pattern PAIR =
            Pattern.compile("([\\p{L}][\\p{L}\\p{N} _-]{1,40}?):\\s*([^;\\n]{1,200}?)\\s*(?:;|\\n|$)");
    private static final Pattern ABOUT = Pattern.compile(
            "(?iu)\\b(?:about|on|for|of|regarding|über|zu|für|von)\\s+(?:an?|the|der|die|das|den|dem|einen?|einer?|einem)?\\s*(.{3,120}?)(?:[.\\n!?]|$)");

    static PromptFacts of(String prompt) {
        Matcher marked = MARKED.matcher(prompt.strip());
        String source = marked.find() ? marked.group(1) : prompt;
        List<Pair> pairs = new ArrayList<>();
        Matcher pair = PAIR.matcher(source);
        while (pair.find()) {
            pairs.add(new Pair(pair.group(1).strip(), pair.group(2).strip()));
        }
        String request = prompt.strip().split("(?<=[.!?])\\s|\\n", 2)[0];
        Matcher about = ABOUT.matcher(request);
        String topic = about.find()
                ? about.group(1).strip()
                : request.replaceAll(
                                "(?iu)^(please\\s+|bitte\\s+)?(write|schreibe?|give|generate|create)\\s+(me\\s+)?(an?\\s+|the\\s+|eine?n?\\s+)?",
                                "")
                        .replaceAll("[.!?]+$", "");
        return new PromptFacts(request, pairs, topic);
    }

    /// Some of the facts as a phrase, chosen by chance.
    String phrase(Language language, Random random) {
        if (pairs.isEmpty()) {
            return topic;
        }
        List<Pair> chosen = new ArrayList<>(pairs);
        while (chosen.size() > MOST) {
            chosen.remove(random.nextInt(chosen.size()));
        }
        if (random.nextBoolean()) {
            Collections.swap(chosen, 0, chosen.size() - 1);
        }
        return chosen.stream().map(pair -> pair.phrase(language)).collect(Collectors.joining(", "));
    }

    String shortTopic(Random random) {
        String text = pairs.isEmpty()
                ? topic
                : pairs.get(random.nextInt(pairs.size())).value();
        return text.isEmpty() ? text : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    record Pair(String label, String value) {

        String phrase(Language language) {
            if (value.equalsIgnoreCase("yes") || value.equalsIgnoreCase("ja")) {
                return label;
            }
            if (value.equalsIgnoreCase("no") || value.equalsIgnoreCase("nein")) {
                return (language == Language.GERMAN ? "nicht " : "not ") + label;
            }
            String cut = value.length() > LONGEST_VALUE
                    ? value.substring(0, LONGEST_VALUE).strip() + "…"
                    : value;
            return label + " " + cut;
        }
    }
}
