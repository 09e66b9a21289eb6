package dev.datawright.engine.person;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.PackedTexts;
import dev.datawright.engine.person.PersonDraws.Draw;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Addresses of adults, made of their names and of hosts that nobody owns.
final class EmailAddresses implements PersonPart {

    private static final List<byte[]> HOSTS =
            List.of(ascii("@example.com"), ascii("@example.org"), ascii("@example.net"));
    private static final int NUMBERS = 100;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    private final PersonDraws draws;
    private final List<byte[]> maleNames;
    private final List<byte[]> femaleNames;
    private final List<byte[]> lastNames;

    EmailAddresses(PersonDraws draws, NameLists lists) {
        this.draws = draws;
        this.maleNames = folded(lists.list("male_name"));
        this.femaleNames = folded(lists.list("female_name"));
        this.lastNames = folded(lists.list("last_name"));
    }

    @Override
    public ColumnVector values(long firstRow, int rows) {
        PackedTexts texts = new PackedTexts(rows);
        for (int i = 0; i < rows; i++) {
            long row = firstRow + i;
            if (!draws.isAdult(row)) {
                texts.endAbsentRow();
                continue;
            }
            List<byte[]> firstNames = draws.isMale(row) ? maleNames : femaleNames;
            texts.append(firstNames.get(draws.pick(firstNames.size(), row, Draw.FIRST_NAME)));
            texts.append('.');
            texts.append(lastNames.get(draws.pick(lastNames.size(), row, Draw.LAST_NAME)));
            int number = draws.pick(NUMBERS, row, Draw.MAIL_NUMBER);
            if (number >= 10) {
                texts.append((char) ('0' + number / 10));
            }
            texts.append((char) ('0' + number % 10));
            texts.append(HOSTS.get(draws.pick(HOSTS.size(), row, Draw.MAIL_HOST)));
            texts.endRow();
        }
        return texts.vector();
    }

    private static List<byte[]> folded(String[] names) {
        return Arrays.stream(names).map(name -> ascii(folded(name))).toList();
    }

    private static String folded(String name) {
        String lower = name.toLowerCase(Locale.ROOT)
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("æ", "ae")
                .replace("ı", "i")
                .replace("ð", "d")
                .replace("ł", "l");
        String plain =
                MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
        String letters = NOT_LETTERS.matcher(plain).replaceAll("");
        return letters.isEmpty() ? "mail" : letters;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
