package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.problem.BrokenOff;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.dataset.page.MadeFile;
import dev.datawright.dataset.read.ParquetParts;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/// Makes files of rows while somebody downloads them.
@Component
class FileMaker {

    /// Each holds a reader of Parquet with its memory for as long as somebody downloads.
    private static final int AT_ONCE = 4;

    private static final long PATIENCE_SECONDS = 20;

    private final Semaphore places = new Semaphore(AT_ONCE);

    /// Not the requests' own threads: DuckDB's work would keep their carriers from other requests.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("made-file-", 0).daemon().factory());

    /// @param begin called once a place is free and before the first byte
    /// @throws BrokenOff when the file ends before its end
    void make(MadeFile kind, Path rows, OutputStream answer, Runnable begin) throws IOException {
        try {
            if (!places.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BridgeFailure(
                        ProblemType.LIMIT_REACHED, "Many files are being made just now. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BridgeFailure(ProblemType.UPSTREAM_AWAY, "The bridge is stopping; try again in a moment.", e);
        }
        try {
            begin.run();
            Reader out = new Reader(answer);
            Future<?> made = threads.submit(() -> {
                write(kind, rows, out);
                return true;
            });
            try {
                made.get();
            } catch (InterruptedException e) {
                made.cancel(true);
                Thread.currentThread().interrupt();
                throw new BrokenOff(e);
            } catch (ExecutionException e) {
                if (out.gone) {
                    throw new AsyncRequestNotUsableException("The reader has gone");
                }
                throw new BrokenOff(e.getCause() == null ? e : e.getCause());
            }
        } finally {
            places.release();
        }
    }

    private static void write(MadeFile kind, Path rows, OutputStream out) throws IOException {
        try (ParquetParts parts = ParquetParts.open(List.of(rows))) {
            MadeFile.write(kind, parts, out);
        }
    }

    /// Who downloads; one that goes away is no failure of ours.
    private static final class Reader extends FilterOutputStream {
        private volatile boolean gone;

        Reader(OutputStream answer) {
            super(answer);
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                gone = true;
                throw e;
            }
        }
    }
}
