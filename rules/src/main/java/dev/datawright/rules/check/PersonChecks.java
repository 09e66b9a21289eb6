package dev.datawright.rules.check;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.person.PersonLocales;
import dev.datawright.rules.words.Words;
import java.util.List;

/// What can be wrong with the people that are asked for.
final class PersonChecks {

    private PersonChecks() {}

    static void check(SamplerParams.People person, Findings params) {
        if (person instanceof SamplerParams.Person managed) {
            checkManaged(managed, params);
        }
        if (!PersonLocales.NAMES.contains(person.locale())) {
            params.at("locale")
                    .add(
                            "unknown-value",
                            "There are no people for the locale '" + Words.abbreviated(person.locale()) + "'",
                            "one of: " + String.join(", ", PersonLocales.NAMES));
        }
        String sex = person.sex();
        if (sex != null && !List.of("Male", "Female").contains(sex)) {
            params.at("sex").add("unknown-value", "'" + Words.abbreviated(sex) + "' is neither Male nor Female");
        }
        List<String> cities = person.city();
        if (cities != null && cities.isEmpty()) {
            params.at("city").add("empty", "There are no cities to choose from", "leave 'city' out");
        }
        checkAges(person, params);
    }

    private static void checkAges(SamplerParams.People person, Findings params) {
        List<Integer> ages = person.ageRange();
        Findings here = params.at("age_range");
        if (ages.size() != 2) {
            here.add("wrong-length", "age_range has " + ages.size() + " numbers, not two", "such as [18, 65]");
        } else if (ages.getFirst() > ages.getLast()) {
            here.add("empty-range", "The youngest age " + ages.getFirst() + " is above the oldest " + ages.getLast());
        } else if (ages.getFirst() < PersonFields.YOUNGEST || ages.getLast() > PersonFields.OLDEST) {
            here.add(
                    "out-of-range",
                    "age_range " + ages + " is not within " + PersonFields.YOUNGEST + " to " + PersonFields.OLDEST);
        }
    }

    /// What only NVIDIA's managed data sets could answer.
    private static void checkManaged(SamplerParams.Person person, Findings params) {
        if (person.selectFieldValues() != null) {
            params.at("select_field_values")
                    .add(
                            "not-supported",
                            "People cannot be selected by their fields without NVIDIA's managed data",
                            "use sex, city and age_range");
        }
        if (person.withSyntheticPersonas()) {
            params.at("with_synthetic_personas")
                    .add(
                            "not-supported",
                            "Described personalities need NVIDIA's managed data",
                            "add an llm-text column that describes the person");
        }
    }
}
