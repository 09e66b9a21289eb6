package dev.datawright.engine.person;

import static dev.datawright.engine.Designs.design;
import static dev.datawright.engine.Designs.expression;
import static dev.datawright.engine.Designs.rows;
import static dev.datawright.engine.Designs.sampler;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.rules.person.PersonFields;
import dev.datawright.rules.person.PersonLocales;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PersonTest {

    static Stream<String> locales() {
        return PersonLocales.NAMES.stream();
    }

    @ParameterizedTest
    @MethodSource("locales")
    void makesPeopleOfEveryLocale(String locale) {
        for (Map<?, ?> person : people("{\"locale\":\"" + locale + "\"}")) {
            assertThat(person.keySet().stream().map(Object::toString)).containsExactlyElementsOf(PersonFields.NAMES);
            assertThat(Stream.of("first_name", "last_name", "street_name", "city", "state", "postcode", "phone_number")
                            .map(person::get))
                    .allSatisfy(part ->
                            assertThat(String.valueOf(part)).isNotBlank().doesNotContain("#", "null"));
            assertThat(String.valueOf(person.get("email_address")))
                    .matches("[a-z]+\\.[a-z]+\\d{1,2}@example\\.(com|org|net)");
        }
    }

    @Test
    void keepsSexCityAndAge() {
        for (Map<?, ?> person :
                people("{\"sex\":\"Female\",\"city\":[\"Springfield\",\"Shelbyville\"],\"age_range\":[16,19]}")) {
            assertThat(person.get("sex")).isEqualTo("Female");
            assertThat(person.get("city")).isIn("Springfield", "Shelbyville");
            long age = (long) Objects.requireNonNull(person.get("age"));
            assertThat(age).isBetween(16L, 19L);
            LocalDate born = LocalDate.parse(String.valueOf(person.get("birth_date")));
            assertThat(Period.between(born, BirthDates.TODAY).getYears()).isEqualTo((int) age);
            assertThat(person.get("phone_number") == null).isEqualTo(age < 18);
            assertThat(person.get("email_address") == null).isEqualTo(age < 18);
        }
    }

    @Test
    void givesTheSamePersonWhicheverPartsAreNeeded() {
        String person = sampler("who", "person_from_faker", "{}");
        String first = expression("first", "{{ who.first_name }}", "str");
        List<Map<String, @Nullable Object>> whole = rows(design(person + "," + first), 3, 0, 50);
        List<Map<String, @Nullable Object>> part =
                rows(design(person.replace("\"params\"", "\"drop\":true,\"params\"") + "," + first), 3, 0, 50);

        assertThat(part)
                .extracting(row -> row.get("first"))
                .isEqualTo(whole.stream()
                        .map(row -> ((Map<?, ?>) Objects.requireNonNull(row.get("who"))).get("first_name"))
                        .toList());
    }

    private static List<Map<?, ?>> people(String params) {
        return rows(design(sampler("who", "person_from_faker", params)), 5, 0, 500).stream()
                .<Map<?, ?>>map(row -> (Map<?, ?>) Objects.requireNonNull(row.get("who")))
                .toList();
    }
}
