package dev.datawright.launcher.state;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.home.PrivateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/// The state on disk. It outlives its writer on purpose: it is how leftovers are found.
public final class StateFile {

    private final Path file;

    public StateFile(Home home) {
        this.file = home.state();
    }

    /// Empty when nothing runs, and when the file is not readable as a state.
    public Optional<RunState> read() {
        try {
            return Optional.of(WireJson.mapper().readValue(Files.readString(file), RunState.class));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        } catch (IOException | JacksonException e) {
            System.getLogger(StateFile.class.getName())
                    .log(System.Logger.Level.WARNING, "Cannot read " + file + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    public void write(RunState state) throws IOException {
        PrivateFiles.write(file, WireJson.mapper().writeValueAsString(state));
    }

    public void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
