package dev.datawright.agent.conversation;

import dev.datawright.agent.problem.ProblemException;
import dev.datawright.contract.problem.ProblemType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What conversations are called while the person does not say it: after the first message, then after the dataset.
/// Writes join the caller's transaction.
@Component
public class Titles {

    private static final int MAX_TITLE = 200;
    private static final int TITLE_FROM_MESSAGE = 60;

    private final JdbcClient database;

    Titles(JdbcClient database) {
        this.database = database;
    }

    /// A title as it is taken.
    public static String checked(String title) {
        String line = title.replace("\u0000", "").strip().replaceAll("\\s+", " ");
        if (line.isEmpty() || line.length() > MAX_TITLE) {
            throw new ProblemException(
                    ProblemType.INVALID_REQUEST,
                    "A title has 1 to " + MAX_TITLE + " characters; this one has " + line.length() + ".");
        }
        return line;
    }

    /// The title a conversation gets from its first message.
    ///
    /// @return the title, when it is a new one
    public Optional<String> fromMessage(UUID id, String message) {
        String line = message.strip().replaceAll("\\s+", " ");
        if (line.length() > TITLE_FROM_MESSAGE) {
            int space = line.lastIndexOf(' ', TITLE_FROM_MESSAGE);
            line = line.substring(0, space > 20 ? space : TITLE_FROM_MESSAGE) + "…";
        }
        return database.sql("UPDATE agent.conversation SET title = :title, titled = true"
                        + " WHERE id = :id AND NOT titled RETURNING title")
                .param("title", line)
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /// The title a conversation gets from its dataset's name, unless the person chose one.
    ///
    /// @return the title, when it is a new one
    public Optional<String> likeDesign(UUID id, String name) {
        String title = name.length() > MAX_TITLE ? name.substring(0, MAX_TITLE) : name;
        return database.sql("UPDATE agent.conversation SET title = :title, titled = true"
                        + " WHERE id = :id AND NOT renamed AND title <> :title RETURNING title")
                .param("title", title)
                .param("id", id)
                .query(String.class)
                .optional();
    }
}
