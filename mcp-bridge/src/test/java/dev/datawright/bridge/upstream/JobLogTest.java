package dev.datawright.bridge.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class JobLogTest {

    private static JobLog log(String... messages) {
        return new JobLog(Arrays.stream(messages)
                .map(message -> new JobLog.Line("INFO", message))
                .toList());
    }

    @Test
    void tellsHowFarTheSlowestColumnIs() {
        JobLog log = log(
                "📊 Progress [5.0s]:",
                "  |-- 😴 column 'facts': 2/20 (10%) 0.4 rec/s",
                "  |-- 🥱 column 'review': 6/20 (30%) 1.2 rec/s",
                "📊 Progress [9.0s]:",
                "  |-- 🤩 column 'facts': 20/20 (100%) 2.2 rec/s",
                "  |-- 🥱 column 'review': 8/20 (40%) 1.3 rec/s");
        assertThat(log.progress(20)).contains(new JobLog.Progress(8, 1.3));
    }

    @Test
    void tellsNothingWhenThePrintedTotalIsNotTheJobs() {
        assertThat(log("  |-- 🦁 column 'review': 15/15 (100%) 0.9 rec/s").progress(1000))
                .isEmpty();
        assertThat(log("📊 Model usage summary:").progress(20)).isEmpty();
    }

    @Test
    void tellsRowsWithoutARate() {
        assertThat(log("  |-- column 'review': 1/3 (33%)").progress(3)).contains(new JobLog.Progress(1, null));
    }
}
