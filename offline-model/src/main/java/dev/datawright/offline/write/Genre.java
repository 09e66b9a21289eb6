package dev.datawright.offline.write;

import dev.datawright.offline.text.Language;
import java.util.List;
import java.util.regex.Pattern;

/// Sorts of short texts, each with a few sentence shapes; `#` is where the facts go, `@` the topic.
enum Genre {
    TITLE(
            "titles?|headlines?|slogans?|subject lines?|titel|überschrift|name",
            List.of("@: a plain case", "About @", "@ at a glance", "A word on @"),
            List.of("@: ein schlichter Fall", "Über @", "@ auf einen Blick", "Ein Wort zu @")),
    REVIEW(
            "reviews?|feedback|testimonials?|opinions?|rezension|bewertung|bewertungstext|meinung",
            List.of(
                    "All in all a fair experience. On record: #.",
                    "It did what I expected, no more and no less. For the record: #.",
                    "I would choose it again. Details: #.",
                    "Not perfect, but good enough for me. Details: #."),
            List.of(
                    "Alles in allem in Ordnung. Festgehalten ist: #.",
                    "Es war, was ich erwartet habe. Zur Sache: #.",
                    "Ich würde es wieder nehmen. Einzelheiten: #.",
                    "Nicht vollkommen, aber gut genug. Einzelheiten: #.")),
    COMPLAINT(
            "complaints?|beschwerde|reklamation",
            List.of(
                    "I am not satisfied and ask for an answer. It concerns: #.",
                    "This was not what I was promised. It concerns: #.",
                    "Please look into this soon. The case: #."),
            List.of(
                    "Ich bin nicht zufrieden und bitte um Antwort. Es geht um: #.",
                    "Das war anders zugesagt. Es geht um: #.",
                    "Bitte prüfen Sie das bald. Der Fall: #.")),
    MESSAGE(
            "messages?|e-?mails?|letters?|chat|sms|nachricht|brief",
            List.of(
                    "Hello, a short word about this: #. Kind regards.",
                    "Good day, please note the following: #. Thank you.",
                    "Hi, just so you know: #. Best wishes."),
            List.of(
                    "Guten Tag, kurz dazu: #. Freundliche Grüße.",
                    "Hallo, bitte beachten Sie: #. Vielen Dank.",
                    "Guten Tag, zur Kenntnis: #. Beste Grüße.")),
    DESCRIPTION(
            "descriptions?|bio|biography|profile|abstract|beschreibung|produktbeschreibung|lebenslauf",
            List.of(
                    "In short: #.",
                    "A plain entry with these details: #.",
                    "What is known: #. Nothing else stands out.",
                    "An ordinary example of its kind: #."),
            List.of(
                    "In Kürze: #.",
                    "Ein schlichter Eintrag mit diesen Angaben: #.",
                    "Bekannt ist: #. Sonst fällt nichts auf.",
                    "Ein gewöhnliches Beispiel seiner Art: #.")),
    SUMMARY(
            "summar(?:y|ies)|zusammenfassung|report|bericht",
            List.of("To sum up: #.", "The main points: #.", "In one sentence: #."),
            List.of("Zusammengefasst: #.", "Die Hauptpunkte: #.", "In einem Satz: #.")),
    NOTE(
            "",
            List.of(
                    "Noted on the spot: #.",
                    "Recorded as seen: #. Nothing further to add.",
                    "For the file: #.",
                    "Checked and written down: #. No questions left.",
                    "As found: #. No objection was made."),
            List.of(
                    "Vor Ort festgehalten: #.",
                    "Wie gesehen aufgenommen: #. Sonst keine Angaben.",
                    "Für die Akte: #.",
                    "Geprüft und notiert: #. Keine Rückfragen.",
                    "Wie vorgefunden: #. Es gab keinen Einwand."));

    private final Pattern words;
    private final List<String> english;
    private final List<String> german;

    Genre(String words, List<String> english, List<String> german) {
        this.words = Pattern.compile("(?iu)\\b(?:" + words + ")\\b");
        this.english = english;
        this.german = german;
    }

    /// The genre that a request names first, a note when it names none.
    static Genre of(String request) {
        Genre found = NOTE;
        int first = Integer.MAX_VALUE;
        for (Genre genre : values()) {
            if (genre != NOTE) {
                var matcher = genre.words.matcher(request);
                if (matcher.find() && matcher.start() < first) {
                    first = matcher.start();
                    found = genre;
                }
            }
        }
        return found;
    }

    List<String> shapes(Language language) {
        return language == Language.GERMAN ? german : english;
    }
}
