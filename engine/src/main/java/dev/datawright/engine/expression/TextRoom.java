package dev.datawright.engine.expression;

import dev.datawright.engine.failure.EngineException;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/// How much text a batch, or a dictionary, may still hold. Several of them are in memory at once.
final class TextRoom {

    /// In characters, or bytes where texts are written as such.
    private static final long MOST = 32_000_000;

    private final String column;
    private final AtomicLong left = new AtomicLong(MOST);

    TextRoom(String column) {
        this.column = column;
    }

    /// The text, for which there was room.
    ///
    /// @throws EngineException.Refused when there was not
    String taken(String text) {
        take(text.length());
        return text;
    }

    void take(int length) {
        if (left.addAndGet(-length) < 0) {
            throw new EngineException.Refused(
                    "The texts of the column '" + column + "' do not fit the memory: make its expression shorter",
                    List.of());
        }
    }
}
