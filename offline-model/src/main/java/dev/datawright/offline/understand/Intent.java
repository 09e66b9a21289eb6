package dev.datawright.offline.understand;

import dev.datawright.offline.fact.Fact;
import dev.datawright.offline.fact.Facts;
import java.util.List;

/// One thing a person wants with a message.
public sealed interface Intent {

    /// Columns to have: new ones, or known ones with new properties.
    record Want(List<Wish> wishes) implements Intent {
        public Want {
            wishes = List.copyOf(wishes);
        }
    }

    /// A known column, by name, with new properties.
    record Alter(String column, Facts facts, String quote) implements Intent {}

    /// A known column makes room for another one.
    record Replace(String column, Wish wish) implements Intent {}

    /// Columns to lose, in the person's words.
    record Remove(List<String> phrases) implements Intent {
        public Remove {
            phrases = List.copyOf(phrases);
        }
    }

    /// @param from in the person's words
    /// @param to snake_case
    record Rename(String from, String to, String quote) implements Intent {}

    /// More values that a column may have.
    record MoreValues(String column, List<String> values, String quote) implements Intent {

        public MoreValues {
            values = List.copyOf(values);
        }
    }

    /// How often each of a column's values comes.
    record Weigh(String column, List<Fact.Choice> shares, String quote) implements Intent {

        public Weigh {
            shares = List.copyOf(shares);
        }
    }

    /// Where columns stand, in the person's words; those not named keep their order between them.
    record Order(List<String> first, List<String> last) implements Intent {

        public Order {
            first = List.copyOf(first);
            last = List.copyOf(last);
        }
    }

    /// A written column is to be written otherwise.
    record Reword(String column, String quote) implements Intent {}

    /// How many rows; `more` adds to what there is.
    record Rows(long count, boolean more) implements Intent {}

    /// A date that the calendar does not have.
    record NoSuchDay(String text) implements Intent {}

    /// Why a known column is as it is.
    record Why(String column) implements Intent {}

    /// More or fewer rows without a number.
    record ScaleRows(double factor) implements Intent {}

    /// A subject known well enough to start with usual columns, since the person named none.
    record Starter(String subject, List<Wish> wishes) implements Intent {
        public Starter {
            wishes = List.copyOf(wishes);
        }
    }

    /// A subject without columns and without usual ones.
    record Subject(String subject) implements Intent {}

    record Generate() implements Intent {}

    record Preview() implements Intent {}

    record StartOver() implements Intent {}

    /// Small talk and questions.
    record Talk(Topic topic) implements Intent {
        public enum Topic {
            GREETING,
            IDENTITY,
            HELP,
            THANKS,
            DECLINE,
            UNDO,
            COLUMNS
        }
    }

    /// Talk that wants nothing of the design.
    record Aside(String text) implements Intent {}

    /// Two wishes that cannot both hold.
    record Contradiction(String one, String other) implements Intent {}

    /// Not understood.
    record Unclear(String text) implements Intent {}
}
