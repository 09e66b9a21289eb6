package dev.datawright.bridge.upstream;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SeedConfig;
import dev.datawright.contract.design.SeedSource;
import dev.datawright.contract.problem.ProblemType;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
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
    private static final MediaType FILE = MediaType.get("application/octet-stream");

    private final Http http;
    private final String workspace;

    RunningNumbers(Http http, UpstreamProperties properties) {
        this.http = http;
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
        provide(file, length);
        SeedSource source = new SeedSource.Fileset(workspace + "/" + FILESET + "#" + file);
        return config.withSeedConfig(new SeedConfig(source, seed.samplingStrategy(), seed.selectionStrategy()));
    }

    private void provide(String file, int length) {
        String filesets = "/apis/files/v2/workspaces/" + workspace + "/filesets";
        Http.Answer files = http.get(filesets + "/" + FILESET + "/files");
        if (files.isSuccess() && files.body().contains("\"" + file + "\"")) {
            return;
        }
        if (!files.isSuccess()) {
            Http.Answer made = http.send("POST", filesets, Map.of("name", FILESET));
            if (!made.isSuccess() && made.status() != 409) {
                throw refused(made);
            }
        }
        Http.Answer put = http.put(filesets + "/" + FILESET + "/-/" + file, numbers(length));
        if (!put.isSuccess()) {
            throw refused(put);
        }
    }

    private BridgeFailure refused(Http.Answer answer) {
        return answer.status() >= 500 || answer.status() == 401 || answer.status() == 403
                ? http.refused(answer)
                : new BridgeFailure(
                        ProblemType.UPSTREAM_FAILED,
                        "The backend keeps no files, and a sequence takes its numbers from one: remove the sequence.");
    }

    /// Written as it goes: the longest file has 39 MB.
    private static RequestBody numbers(int length) {
        return new RequestBody() {
            @Override
            public MediaType contentType() {
                return FILE;
            }

            @Override
            public long contentLength() {
                long bytes = HEADER.length();
                for (long digits = 1, from = 1; from <= length; digits++, from *= 10) {
                    bytes += (Math.min(length, from * 10 - 1) - from + 1) * (digits + 1);
                }
                return bytes;
            }

            @Override
            public void writeTo(BufferedSink file) throws IOException {
                file.writeUtf8(HEADER);
                for (int number = 1; number <= length; number++) {
                    file.writeDecimalLong(number).writeByte('\n');
                }
            }
        };
    }
}
