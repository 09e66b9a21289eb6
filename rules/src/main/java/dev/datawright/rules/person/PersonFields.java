package dev.datawright.rules.person;

import java.util.List;

/// The parts of a person, in the order of the file; Data Designer's names.
public final class PersonFields {

    /// `email_address` is ours beyond what Data Designer makes from Faker; it belongs to the same person record there.
    public static final List<String> NAMES = List.of(
            "uuid",
            "locale",
            "first_name",
            "last_name",
            "middle_name",
            "sex",
            "street_number",
            "street_name",
            "city",
            "state",
            "postcode",
            "age",
            "birth_date",
            "country",
            "marital_status",
            "education_level",
            "unit",
            "occupation",
            "phone_number",
            "email_address",
            "bachelors_field");

    /// Data Designer's widest range of ages.
    public static final int YOUNGEST = 0;

    public static final int OLDEST = 114;

    private PersonFields() {}
}
