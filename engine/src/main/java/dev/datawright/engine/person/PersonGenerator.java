package dev.datawright.engine.person;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.person.PersonFields;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// People: each part is drawn on its own, so that parts nobody needs cost nothing and change nothing.
///
/// Ages count on [#TODAY], not on the day of the run, or the same seed would give other birthdays tomorrow.
public final class PersonGenerator implements ColumnGenerator {

    static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private static final int ADULT = 18;
    private static final String[] MARITAL_STATUS = {
        "never_married", "married_present", "divorced", "widowed", "separated"
    };
    private static final String[] EDUCATION = {
        "secondary_education", "some_college", "associates", "bachelors", "graduate", "doctorate"
    };
    private static final Set<String> WITH_DEGREE = Set.of("bachelors", "graduate", "doctorate");
    private static final String[] BACHELORS = {"stem", "business", "education", "arts_humanities", "stem_related"};
    private static final String[] MAIL_HOSTS = {"example.com", "example.org", "example.net"};
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_LETTERS = Pattern.compile("[^a-z]+");

    private final String column;
    private final SamplerParams.People params;
    private final RowRandom random;
    private final List<String> parts;
    private final NameLists lists;

    /// @param needed the parts that somebody looks at; the others are left out
    public PersonGenerator(String column, SamplerParams.People params, Set<String> needed, long seed) {
        this.column = column;
        this.params = params;
        this.random = RowRandom.of(seed, column);
        this.parts = PersonFields.NAMES.stream().filter(needed::contains).toList();
        this.lists = NameLists.of(params.locale());
    }

    @Override
    public void fill(OpenBatch batch) {
        List<NamedColumn> fields = new ArrayList<>();
        for (String part : parts) {
            fields.add(new NamedColumn(part, values(part, batch)));
        }
        batch.put(column, new ColumnVector.Structs(batch.size(), fields, null));
    }

    private ColumnVector values(String part, OpenBatch batch) {
        if (part.equals("age")) {
            long[] ages = new long[batch.size()];
            for (int i = 0; i < ages.length; i++) {
                ages[i] = age(batch.firstRow() + i);
            }
            return new ColumnVector.Longs(ages, null);
        }
        @Nullable String[] texts = new String[batch.size()];
        TextPart text = textPart(part);
        for (int i = 0; i < texts.length; i++) {
            texts[i] = text.of(batch.firstRow() + i);
        }
        return new ColumnVector.Strings(texts);
    }

    private TextPart textPart(String part) {
        return switch (part) {
            case "uuid" -> this::uuid;
            case "locale" -> row -> params.locale();
            case "first_name" -> this::firstName;
            case "last_name" -> this::lastName;
            // Faker knows none, so Data Designer leaves it empty too.
            case "middle_name" -> row -> null;
            case "sex" -> this::sex;
            case "street_number" -> row -> Integer.toString(1 + RowRandom.below(250, bits(row, Draw.STREET_NUMBER)));
            case "street_name" -> row -> pick(lists.list("street_name"), row, Draw.STREET_NAME);
            case "city" -> this::city;
            case "state" -> row -> pick(lists.list("state"), row, Draw.STATE);
            case "postcode" ->
                row -> digits(pick(lists.list("postcode"), row, Draw.POSTCODE), row, Draw.POSTCODE_DIGITS);
            case "birth_date" -> row -> birthDate(row).toString();
            case "country" -> row -> lists.list("country")[0];
            case "marital_status" -> row -> pick(MARITAL_STATUS, row, Draw.MARITAL_STATUS);
            case "education_level" -> this::education;
            case "unit" -> row -> "";
            case "occupation" -> row -> pick(lists.list("occupation"), row, Draw.OCCUPATION);
            case "phone_number" ->
                row -> age(row) < ADULT
                        ? null
                        : digits(pick(lists.list("phone_number"), row, Draw.PHONE), row, Draw.PHONE_DIGITS);
            case "email_address" -> row -> age(row) < ADULT ? null : email(row);
            case "bachelors_field" ->
                row -> WITH_DEGREE.contains(education(row)) ? pick(BACHELORS, row, Draw.BACHELORS) : "no_degree";
            default -> throw new IllegalArgumentException("A person has no '" + part + "'");
        };
    }

    private String uuid(long row) {
        long high = bits(row, Draw.UUID) & ~0xF000L | 0x4000L;
        long low = bits(row, Draw.UUID_LOW) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new java.util.UUID(high, low).toString();
    }

    private String sex(long row) {
        String fixed = params.sex();
        if (fixed != null) {
            return fixed;
        }
        return bits(row, Draw.SEX) < 0 ? "Female" : "Male";
    }

    private String firstName(long row) {
        return pick(lists.list(sex(row).equals("Male") ? "male_name" : "female_name"), row, Draw.FIRST_NAME);
    }

    private String lastName(long row) {
        return pick(lists.list("last_name"), row, Draw.LAST_NAME);
    }

    private String city(long row) {
        List<String> cities = params.city();
        return cities == null
                ? pick(lists.list("city"), row, Draw.CITY)
                : cities.get(RowRandom.below(cities.size(), bits(row, Draw.CITY)));
    }

    private int age(long row) {
        int youngest = params.ageRange().getFirst();
        int oldest = params.ageRange().getLast();
        return youngest + RowRandom.below(oldest - youngest + 1, bits(row, Draw.AGE));
    }

    private LocalDate birthDate(long row) {
        LocalDate latest = TODAY.minusYears(age(row));
        return latest.minusDays(RowRandom.below(365, bits(row, Draw.BIRTH_DAY)));
    }

    private String education(long row) {
        return pick(EDUCATION, row, Draw.EDUCATION);
    }

    private String email(long row) {
        String name = folded(firstName(row)) + "." + folded(lastName(row));
        int number = RowRandom.below(100, bits(row, Draw.MAIL_NUMBER));
        return name + number + "@" + pick(MAIL_HOSTS, row, Draw.MAIL_HOST);
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

    private String digits(String pattern, long row, Draw draw) {
        if (pattern.indexOf('#') < 0) {
            return pattern;
        }
        char[] text = pattern.toCharArray();
        long rest = bits(row, draw) >>> 1;
        for (int i = 0; i < text.length; i++) {
            if (text[i] == '#') {
                text[i] = (char) ('0' + rest % 10);
                rest /= 10;
            }
        }
        return new String(text);
    }

    private String pick(String[] values, long row, Draw draw) {
        return Objects.requireNonNull(values[RowRandom.below(values.length, bits(row, draw))]);
    }

    private long bits(long row, Draw draw) {
        return random.bits(row, draw.ordinal());
    }

    @FunctionalInterface
    private interface TextPart {
        @Nullable
        String of(long row);
    }

    /// The draws of a person; their order is part of what a seed means, so new ones come last.
    private enum Draw {
        UUID,
        UUID_LOW,
        SEX,
        FIRST_NAME,
        LAST_NAME,
        STREET_NUMBER,
        STREET_NAME,
        CITY,
        STATE,
        POSTCODE,
        POSTCODE_DIGITS,
        AGE,
        BIRTH_DAY,
        MARITAL_STATUS,
        EDUCATION,
        OCCUPATION,
        PHONE,
        PHONE_DIGITS,
        MAIL_NUMBER,
        MAIL_HOST,
        BACHELORS
    }
}
