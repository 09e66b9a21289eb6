package dev.datawright.offline.text;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Guesses a text's language by its small words.
public final class Languages {

    private static final Pattern WORD = Pattern.compile("[\\p{L}']+");
    private static final Pattern UMLAUT = Pattern.compile("[äöüß]");
    private static final Set<String> GERMAN = Words.of(
            ("mit und oder ob zwischen der die das den dem ein eine einen einer von bis zeilen zeile spalte spalten bitte ich"
                            + " wir brauche brauchen möchte füge entferne lösche ändere setze benenne statt mehr los ja nein hallo wer"
                            + " bist du was kannst erzeuge generiere erstelle im aus für nach heißen heißt sein soll sollen datensatz"
                            + " datensätze ist sind wurde nicht auch noch dazu ohne jahr letzten vorschau zeig zeige danke guten tag mach"
                            + " mache nur höchstens mindestens prozent später früher vor größer kleiner rest davon kunden mitarbeiter"
                            + " bestellungen starte wie hilfe gib mir streiche nummer datum preis betrag ort stadt strasse kennzeichen"
                            + " bezahlt vorname nachname beruf alter")
                    .split(" "));
    private static final Set<String> ENGLISH = Words.of(
            ("with and or whether between the a an of from to rows row column columns please i we need want add remove"
                            + " drop delete change set make rename instead more go yes no hello hi who are you what can generate create"
                            + " in for after it is was be should dataset data also without year last preview show thanks only at most"
                            + " least percent later earlier than before greater less rest customers orders people run each one number"
                            + " date price name help give me records")
                    .split(" "));
    private static final List<String> GERMAN_ENDINGS =
            List.of("nummer", "datum", "straße", "strasse", "betrag", "preis", "stadt", "zeit", "ung", "ungen", "keit");

    private Languages() {}

    /// The language of the text, or the fallback when nothing in it tells.
    public static Language guess(String text, Language fallback) {
        String lower = text.toLowerCase(Locale.ROOT);
        int german = UMLAUT.matcher(lower).find() ? 2 : 0;
        int english = 0;
        for (String word : WORD.matcher(lower).results().map(MatchResult::group).toList()) {
            if (GERMAN.contains(word)
                    || GERMAN_ENDINGS.stream()
                            .anyMatch(ending -> word.length() > ending.length() + 1 && word.endsWith(ending))) {
                german++;
            }
            if (ENGLISH.contains(word)) {
                english++;
            }
        }
        if (german == english) {
            return fallback;
        }
        return german > english ? Language.GERMAN : Language.ENGLISH;
    }
}
