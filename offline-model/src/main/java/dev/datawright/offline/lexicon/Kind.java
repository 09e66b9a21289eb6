package dev.datawright.offline.lexicon;

import java.util.EnumSet;
import java.util.Set;

/// What sort of values a column holds.
public enum Kind {
    CODE,
    PLATE,
    FULL_NAME,
    FIRST_NAME,
    LAST_NAME,
    EMAIL,
    PHONE,
    STREET,
    ADDRESS,
    CITY,
    STATE,
    POSTCODE,
    BIRTH_DATE,
    SEX,
    AGE,
    AMOUNT,
    COUNT,
    MEASURE,
    YEAR,
    RATING,
    DATE,
    DATETIME,
    TIME,
    CHOICE,
    TEXT,
    FLAG,
    UNKNOWN;

    private static final Set<Kind> PERSONAL = EnumSet.of(
            FULL_NAME, FIRST_NAME, LAST_NAME, EMAIL, PHONE, STREET, ADDRESS, CITY, STATE, POSTCODE, BIRTH_DATE, SEX);
    private static final Set<Kind> NUMERIC = EnumSet.of(AGE, AMOUNT, COUNT, MEASURE, YEAR, RATING);

    /// Whether it is a part of a person.
    public boolean isPersonal() {
        return PERSONAL.contains(this);
    }

    public boolean isNumeric() {
        return NUMERIC.contains(this);
    }

    public boolean isTemporal() {
        return this == DATE || this == DATETIME || this == TIME;
    }
}
