package dev.datawright.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SearchIT extends WithAgent {

    private static final String READER = "greta";

    @BeforeAll
    static void says() {
        tell("Übungen für 100% der Schüler", "Fertig.");
        tell("parking tickets", "Every FINE lies between 15 and 250.");
        tell("a_b codes", "Done.");
        tell("axb codes", "Done.");
    }

    @Test
    void looksInTitlesAndMessagesWhateverTheCapitals() {
        assertThat(agent.search(READER, "PARKING")).containsExactly("parking tickets");
        assertThat(agent.search(READER, "every fine")).containsExactly("parking tickets");
        assertThat(agent.search(READER, "übungen")).containsExactly("Übungen für 100% der Schüler");
        assertThat(agent.search(READER, "ÜBUNGEN FÜR")).hasSize(1);
        assertThat(agent.search(READER, "nobody said this")).isEmpty();
    }

    @Test
    void takesSignsAsTheyAre() {
        assertThat(agent.search(READER, "100%")).hasSize(1);
        assertThat(agent.search(READER, "1%d")).isEmpty();
        assertThat(agent.search(READER, "a_b")).containsExactly("a_b codes");
        assertThat(agent.search(READER, "\\")).isEmpty();
    }

    @Test
    void findsNothingOfAnybodyElse() {
        assertThat(agent.search("eve", "parking")).isEmpty();
        assertThat(agent.search(READER, " ")).hasSize(4);
    }

    private static void tell(String text, String answer) {
        model.says(answer);
        var conversation = agent.converse(READER);
        try (EventStream stream = agent.events(READER, conversation.id(), 0)) {
            agent.say(READER, conversation.id(), text);
            stream.untilRunEnds();
        }
    }
}
