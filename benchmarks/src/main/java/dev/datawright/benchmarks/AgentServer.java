package dev.datawright.benchmarks;

import java.io.IOException;

/// An agent that is talked to over HTTP, in a process of its own.
interface AgentServer extends AutoCloseable {

    long pid();

    /// Begins a conversation about a new design.
    Talk begin() throws IOException, InterruptedException;

    @Override
    void close();

    /// A conversation that stays open.
    interface Talk {

        /// The design that is talked about.
        String design();

        /// Says something and waits for the end of the turn.
        ///
        /// @return when the first word of the answer was here, by [System#nanoTime]
        long say(String text) throws IOException, InterruptedException;

        void close();
    }
}
