package dev.datawright.offline.design;

import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig;
import dev.datawright.contract.design.ExpressionColumnConfig.Dtype;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.lexicon.Kind;
import dev.datawright.offline.text.Language;
import dev.datawright.offline.understand.Wish;
import java.util.List;
import java.util.Optional;

/// Parts of a person: expressions over a hidden person, shared so that name, e-mail and city belong together.
final class PersonColumns implements ColumnMaker {

    /// Grown-ups: a child has no phone number in Data Designer.
    private static final List<Integer> AGES = List.of(18, 90);

    private static final String SUFFIX = "_person";

    @Override
    public void make(Wish wish, Workbench bench) {
        String person = person(wish, bench);
        boolean guessed =
                wish.kind() == Kind.FULL_NAME && !wish.concept().word().contains("name");
        bench.set(
                new ExpressionColumnConfig(
                        wish.name(),
                        template(wish.kind(), bench.language()).replace("PERSON", person),
                        wish.kind() == Kind.AGE ? Dtype.INT : Dtype.STR,
                        false),
                wish.quote(),
                guessed ? new Assumption.PersonName() : null);
    }

    private static String template(Kind kind, Language language) {
        boolean german = language == Language.GERMAN;
        return switch (kind) {
            case FIRST_NAME -> "{{ PERSON.first_name }}";
            case LAST_NAME -> "{{ PERSON.last_name }}";
            case EMAIL -> email(german);
            case PHONE -> "{{ PERSON.phone_number }}";
            case STREET -> "{{ PERSON.street_name }}";
            case ADDRESS ->
                german
                        ? "{{ PERSON.street_name }} {{ PERSON.street_number }}, {{ PERSON.postcode }} {{ PERSON.city }}"
                        : "{{ PERSON.street_number }} {{ PERSON.street_name }}, {{ PERSON.city }}";
            case CITY -> "{{ PERSON.city }}";
            case STATE -> "{{ PERSON.state }}";
            case POSTCODE -> "{{ PERSON.postcode }}";
            case BIRTH_DATE -> "{{ PERSON.birth_date }}";
            case AGE -> "{{ PERSON.age }}";
            case SEX -> german ? "{{ 'weiblich' if PERSON.sex == 'Female' else 'männlich' }}" : "{{ PERSON.sex }}";
            default -> "{{ PERSON.first_name }} {{ PERSON.last_name }}";
        };
    }

    /// From the name, at a domain that belongs to nobody.
    private static String email(boolean german) {
        String tidy = german
                ? " | lower | replace('ä', 'ae') | replace('ö', 'oe') | replace('ü', 'ue') | replace('ß', 'ss') | replace(' ', '')"
                : " | lower | replace(' ', '') | replace(\"'\", '')";
        return "{{ PERSON.first_name" + tidy + " }}.{{ PERSON.last_name" + tidy + " }}@example.com";
    }

    /// The hidden person that the wish belongs to; makes one when there is none.
    private static String person(Wish wish, Workbench bench) {
        Optional<String> existing = existing(wish, bench);
        Optional<Fact.Range> ages = wish.kind() == Kind.AGE ? wish.facts().find(Fact.Range.class) : Optional.empty();
        if (existing.isPresent() && ages.isEmpty()) {
            return existing.get();
        }
        String owner = wish.owner();
        String name = existing.orElseGet(() -> owner == null ? "person" : owner.replaceAll("[^a-z]", "") + SUFFIX);
        while (existing.isEmpty() && bench.has(name)) {
            name = name + "_data";
        }
        bench.set(
                new SamplerColumnConfig(
                        name,
                        new SamplerParams.PersonFromFaker(
                                bench.language() == Language.GERMAN ? "de_DE" : "en_US",
                                null,
                                null,
                                ages.map(PersonColumns::ages).orElse(AGES)),
                        null,
                        true),
                wish.quote(),
                null);
        return name;
    }

    private static List<Integer> ages(Fact.Range range) {
        Double low = range.low();
        Double high = range.high();
        int youngest = low == null ? AGES.getFirst() : (int) Math.max(0, low);
        int oldest = high == null ? AGES.getLast() : (int) Math.min(114, high);
        return List.of(Math.min(youngest, oldest), Math.max(youngest, oldest));
    }

    private static Optional<String> existing(Wish wish, Workbench bench) {
        List<String> persons = bench.columns().stream()
                .filter(PersonColumns::isPerson)
                .map(ColumnConfig::name)
                .toList();
        String owner = wish.owner();
        if (owner == null) {
            return persons.stream().findFirst();
        }
        Optional<String> own =
                persons.stream().filter(name -> name.startsWith(owner)).findFirst();
        if (own.isPresent()) {
            return own;
        }
        // Nobody was named before, so the one person there is may be meant, unless this part of it is shown already.
        String part = template(wish.kind(), bench.language()).replaceAll(".*PERSON\\.(\\w+).*", "$1");
        return persons.stream()
                .filter(name -> name.equals("person"))
                .filter(name -> bench.columns().stream()
                        .noneMatch(column -> column instanceof ExpressionColumnConfig expression
                                && expression.expr().contains(name + "." + part)))
                .findFirst();
    }

    static boolean isPerson(ColumnConfig column) {
        return column instanceof SamplerColumnConfig sampler
                && sampler.params() instanceof SamplerParams.PersonFromFaker;
    }

    static boolean showsBirthDates(Workbench bench) {
        return bench.columns().stream()
                .anyMatch(column -> column instanceof ExpressionColumnConfig expression
                        && expression.expr().contains(".birth_date"));
    }

    static boolean hasPerson(Workbench bench) {
        return bench.columns().stream().anyMatch(PersonColumns::isPerson);
    }
}
