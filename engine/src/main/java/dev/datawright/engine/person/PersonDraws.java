package dev.datawright.engine.person;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.engine.random.RowRandom;

/// What is drawn for the person of a row: places in lists, and numbers.
final class PersonDraws {

    static final int DAYS_OF_AN_AGE = 365;

    private static final int ADULT = 18;

    private final SamplerParams.People params;
    private final RowRandom random;
    private final int youngest;
    private final int ages;

    PersonDraws(SamplerParams.People params, RowRandom random) {
        this.params = params;
        this.random = random;
        this.youngest = params.ageRange().getFirst();
        this.ages = params.ageRange().getLast() - youngest + 1;
    }

    int youngest() {
        return youngest;
    }

    /// How many ages there are.
    int ages() {
        return ages;
    }

    boolean isMale(long row) {
        String fixed = params.sex();
        return fixed == null ? bits(row, Draw.SEX) >= 0 : fixed.equals("Male");
    }

    int age(long row) {
        return youngest + pick(ages, row, Draw.AGE);
    }

    boolean isAdult(long row) {
        return age(row) >= ADULT;
    }

    /// How many days before the last possible one the birthday is.
    int birthDay(long row) {
        return pick(DAYS_OF_AN_AGE, row, Draw.BIRTH_DAY);
    }

    /// One of the numbers from 0 to bound - 1.
    int pick(int bound, long row, Draw draw) {
        return RowRandom.below(bound, bits(row, draw));
    }

    long bits(long row, Draw draw) {
        return random.bits(row, draw.ordinal());
    }

    /// The draws of a person; their order is part of what a seed means, so new ones come last.
    enum Draw {
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
