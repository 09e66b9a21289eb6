package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// The numbers from 1 on as seed data, which sequences take in order: in the backend's Files service, as long a file as
/// the rows need.
@Component
class RunningNumbers {

    /// How a design names them; which of the files is meant, the rows decide.
    private static final String NUMBERS = "datawright-numbers#numbers.csv";

    private static final String FILESET = "datawright-numbers";
    private static final List<Integer> LENGTHS = List.of(1_000, 100_000, 5_000_000);

    private static final String HEADER = "row_number\n";

    private final PlatformFiles files;
    private final String workspace;

    RunningNumbers(PlatformFiles files, UpstreamProperties properties) {
        this.files = files;
        this.workspace = properties.dataDesigner().workspace();
    }

    /// The config with a file that is there and has a number for each row.
    DataDesignerConfig ready(DataDesignerConfig config, long rows) {
        SeedConfig seed = config.seedConfig();
        if (seed == null || !(seed.source() instanceof SeedSource.Fileset(String path)) || !path.equals(NUMBERS)) {
            return config;
        }
        int length = LENGTHS.stream()
                .filter(numbers -> numbers >= rows)
                .findFirst()
                .orElseThrow(() -> BridgeFailure.invalid(
                        "rows",
                        "too-many-rows",
                        "a sequence has at most " + LENGTHS.getLast() + " numbers",
                        "ask for fewer rows, or remove the sequence"));
        String file = "numbers-to-" + length + ".csv";
        bring(file, length);
        SeedSource source = new SeedSource.Fileset(workspace + "/" + FILESET + "#" + file);
        return config.withSeedConfig(new SeedConfig(source, seed.samplingStrategy(), seed.selectionStrategy()));
    }

    private void bring(String file, int length) {
        List<Path> written = new ArrayList<>();
        try {
            files.bring(FILESET, file, bytes(length), () -> {
                written.add(write(length));
                return written.getFirst();
            });
        } finally {
            written.forEach(RunningNumbers::delete);
        }
    }

    /// How long the file is, without making it.
    private static long bytes(int length) {
        long bytes = HEADER.length();
        for (long first = 1; first <= length; first *= 10) {
            long numbers = Math.min(length, first * 10 - 1) - first + 1;
            bytes += numbers * (Long.toString(first).length() + 1);
        }
        return bytes;
    }

    private static Path write(int length) {
        try {
            Path file = Files.createTempFile("datawright-numbers", ".csv");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                out.write(HEADER);
                for (int number = 1; number <= length; number++) {
                    out.write(number + "\n");
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
