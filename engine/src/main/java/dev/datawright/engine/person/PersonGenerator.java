package dev.datawright.engine.person;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowBatch.NamedColumn;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.person.PersonDraws.Draw;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.person.PersonFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// People: each part is drawn on its own, so that parts nobody needs cost nothing and change nothing.
///
/// Parts out of a list are places in a dictionary; only parts that are put together are written for every row.
public final class PersonGenerator implements ColumnGenerator {

    private static final @Nullable String[] SEXES = {"Male", "Female"};
    private static final @Nullable String[] MARITAL_STATUS = {
        "never_married", "married_present", "divorced", "widowed", "separated"
    };
    private static final @Nullable String[] EDUCATION = {
        "secondary_education", "some_college", "associates", "bachelors", "graduate", "doctorate"
    };
    private static final int FIRST_DEGREE = 3;
    private static final @Nullable String[] BACHELORS = {
        "stem", "business", "education", "arts_humanities", "stem_related", "no_degree"
    };
    private static final int NO_DEGREE = BACHELORS.length - 1;
    private static final int STREET_NUMBERS = 250;

    private final String column;
    private final List<String> names;
    private final List<PersonPart> parts = new ArrayList<>();

    /// @param needed the parts that somebody looks at; the others are left out
    public PersonGenerator(String column, SamplerParams.People params, Set<String> needed, long seed) {
        this.column = column;
        this.names = PersonFields.NAMES.stream().filter(needed::contains).toList();
        PersonDraws draws = new PersonDraws(params, RowRandom.of(seed, column));
        NameLists lists = NameLists.of(params.locale());
        names.forEach(name -> parts.add(part(name, params, draws, lists)));
    }

    @Override
    public void fill(OpenBatch batch) {
        List<NamedColumn> fields = new ArrayList<>();
        for (int part = 0; part < names.size(); part++) {
            fields.add(new NamedColumn(names.get(part), parts.get(part).values(batch.firstRow(), batch.size())));
        }
        batch.put(column, new ColumnVector.Structs(batch.size(), fields, null));
    }

    private static PersonPart part(String name, SamplerParams.People params, PersonDraws draws, NameLists lists) {
        return switch (name) {
            case "uuid" -> new PersonPart.Uuid(draws);
            case "locale" -> constant(params.locale());
            case "first_name" -> firstName(draws, lists);
            case "last_name" -> listed(draws, lists.list("last_name"), Draw.LAST_NAME);
            // Faker knows none, so Data Designer leaves it empty too.
            case "middle_name" -> new PersonPart.Absent();
            case "sex" -> new PersonPart.Listed(strings(SEXES), row -> draws.isMale(row) ? 0 : 1);
            case "street_number" -> streetNumber(draws);
            case "street_name" -> listed(draws, lists.list("street_name"), Draw.STREET_NAME);
            case "city" -> city(params, draws, lists);
            case "state" -> listed(draws, lists.list("state"), Draw.STATE);
            case "postcode" ->
                new PersonPart.Digits(draws, lists.list("postcode"), Draw.POSTCODE, Draw.POSTCODE_DIGITS, false);
            case "age" -> new PersonPart.Age(draws);
            case "birth_date" -> BirthDates.of(draws);
            case "country" -> constant(lists.list("country")[0]);
            case "marital_status" -> listed(draws, MARITAL_STATUS, Draw.MARITAL_STATUS);
            case "education_level" -> listed(draws, EDUCATION, Draw.EDUCATION);
            case "unit" -> constant("");
            case "occupation" -> listed(draws, lists.list("occupation"), Draw.OCCUPATION);
            case "phone_number" ->
                new PersonPart.Digits(draws, lists.list("phone_number"), Draw.PHONE, Draw.PHONE_DIGITS, true);
            case "email_address" -> new EmailAddresses(draws, lists);
            case "bachelors_field" -> bachelors(draws);
            default -> throw new IllegalArgumentException("A person has no '" + name + "'");
        };
    }

    private static PersonPart firstName(PersonDraws draws, NameLists lists) {
        String[] male = lists.list("male_name");
        String[] female = lists.list("female_name");
        @Nullable String[] all = new @Nullable String[male.length + female.length];
        System.arraycopy(male, 0, all, 0, male.length);
        System.arraycopy(female, 0, all, male.length, female.length);
        return new PersonPart.Listed(
                strings(all),
                row -> draws.isMale(row)
                        ? draws.pick(male.length, row, Draw.FIRST_NAME)
                        : male.length + draws.pick(female.length, row, Draw.FIRST_NAME));
    }

    private static PersonPart streetNumber(PersonDraws draws) {
        @Nullable String[] numbers = new @Nullable String[STREET_NUMBERS];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Integer.toString(i + 1);
        }
        return listed(draws, numbers, Draw.STREET_NUMBER);
    }

    private static PersonPart city(SamplerParams.People params, PersonDraws draws, NameLists lists) {
        List<String> cities = params.city();
        return listed(draws, cities == null ? lists.list("city") : cities.toArray(String[]::new), Draw.CITY);
    }

    private static PersonPart bachelors(PersonDraws draws) {
        return new PersonPart.Listed(
                strings(BACHELORS),
                row -> draws.pick(EDUCATION.length, row, Draw.EDUCATION) >= FIRST_DEGREE
                        ? draws.pick(NO_DEGREE, row, Draw.BACHELORS)
                        : NO_DEGREE);
    }

    private static PersonPart listed(PersonDraws draws, @Nullable String[] values, Draw draw) {
        return new PersonPart.Listed(strings(values), row -> draws.pick(values.length, row, draw));
    }

    private static PersonPart constant(String value) {
        return new PersonPart.Listed(strings(new @Nullable String[] {value}), row -> 0);
    }

    private static ColumnVector strings(@Nullable String[] values) {
        return new ColumnVector.Strings(values);
    }
}
