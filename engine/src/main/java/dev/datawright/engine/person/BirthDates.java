package dev.datawright.engine.person;

import dev.datawright.dataset.batch.ColumnVector;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Birthdays that fit the ages. Ages count on [#TODAY], not on the day of the run, or the same seed would give other
/// birthdays tomorrow.
final class BirthDates implements PersonPart {

    static final LocalDate TODAY = LocalDate.of(2026, 1, 1);

    private final PersonDraws draws;
    private final @Nullable String[] dates;
    private final ColumnVector dictionary;

    private BirthDates(PersonDraws draws, @Nullable String[] dates) {
        this.draws = draws;
        this.dates = dates;
        this.dictionary = new ColumnVector.Strings(dates);
    }

    static BirthDates of(PersonDraws draws) {
        return new BirthDates(draws, new @Nullable String[draws.ages() * PersonDraws.DAYS_OF_AN_AGE]);
    }

    @Override
    public ColumnVector values(long firstRow, int rows) {
        int[] codes = new int[rows];
        for (int i = 0; i < rows; i++) {
            int age = draws.age(firstRow + i);
            int day = draws.birthDay(firstRow + i);
            int place = (age - draws.youngest()) * PersonDraws.DAYS_OF_AN_AGE + day;
            if (dates[place] == null) {
                // Threads that need the same date at a time both write it.
                dates[place] = TODAY.minusYears(age).minusDays(day).toString();
            }
            codes[i] = place;
        }
        return new ColumnVector.Coded(dictionary, codes, null);
    }
}
