package dev.datawright.bridge.result;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.contract.job.RowPage;
import dev.datawright.contract.problem.ProblemType;
import dev.datawright.contract.problem.Violation;
import dev.datawright.dataset.filter.ConditionException;
import dev.datawright.dataset.filter.Filter;
import dev.datawright.dataset.filter.Sorting;
import dev.datawright.dataset.page.RowPages;
import dev.datawright.dataset.read.DatasetReadException;
import dev.datawright.dataset.read.ParquetParts;
import dev.datawright.rules.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/// Pages of rows, all of them or those that meet conditions.
@Component
class RowReader {

    private static final int MAX_PAGE = 1000;
    private static final int MAX_CONDITIONS = 10;
    private static final int MAX_KEYS = 5;

    /// Reading Parquet takes native memory; so many readers at once fit beside everything else.
    private static final int READERS = 4;

    private static final long PATIENCE_SECONDS = 20;

    private static final int TOTALS = 1000;

    /// How many rows met conditions, of the files that were read last.
    private final Map<String, Long> totals = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > TOTALS;
        }
    };

    private final Semaphore readers = new Semaphore(READERS);

    /// Not the requests' own threads: DuckDB's work would keep their carriers from other requests.
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("rows-", 0).daemon().factory());

    /// Refuses what cannot be a page, before anything is opened.
    void check(RowQuery query) {
        List<Violation> violations = new ArrayList<>();
        if (query.offset() < 0) {
            violations.add(new Violation(
                    "offset", "negative", "rows count from 0, and this is " + query.offset(), "begin with 0"));
        }
        if (query.limit() < 1 || query.limit() > MAX_PAGE) {
            violations.add(new Violation(
                    "limit", "bad-limit", "this asks for " + query.limit() + " rows", "a page has 1 to " + MAX_PAGE));
        }
        if (query.sort().size() > MAX_KEYS) {
            violations.add(new Violation(
                    "sort",
                    "too-many-keys",
                    "there are " + query.sort().size() + " columns to sort by",
                    "send at most " + MAX_KEYS));
        }
        if (query.where().size() > MAX_CONDITIONS) {
            violations.add(new Violation(
                    "where",
                    "too-many-conditions",
                    "there are " + query.where().size() + " conditions",
                    "send at most " + MAX_CONDITIONS));
        }
        refuse(violations);
    }

    /// @param dates columns that hold points in time as text, with the strftime pattern of each
    RowPage read(Path file, Map<String, String> dates, RowQuery query) {
        try {
            if (!readers.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new BridgeFailure(
                        ProblemType.LIMIT_REACHED, "Many rows are being read just now. Try again in a moment.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping(e);
        }
        try {
            // DuckDB's own limit on time ends a read that takes too long.
            return threads.submit(() -> open(file, dates, query)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stopping(e);
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case BridgeFailure refused -> throw refused;
                case DatasetReadException late ->
                    throw new BridgeFailure(
                            ProblemType.INTERNAL,
                            "The rows could not be read in time. Fewer conditions, or a smaller offset, may help.",
                            late);
                case null, default -> throw new IllegalStateException("Reading rows of " + file + " failed", e);
            }
        } finally {
            readers.release();
        }
    }

    /// What was counted once under conditions holds as long as the file is the same one.
    private RowPage page(Path file, ParquetParts parts, Filter filter, Sorting sorting, RowQuery query) {
        String counted = file + "@" + file.toFile().lastModified() + "?" + filter.sql();
        Long known;
        synchronized (totals) {
            known = totals.get(counted);
        }
        RowPage page = known == null
                ? RowPages.read(parts, filter, sorting, query.offset(), query.limit())
                : RowPages.read(parts, filter, sorting, known, query.offset(), query.limit());
        synchronized (totals) {
            totals.put(counted, page.total());
        }
        return page;
    }

    private RowPage open(Path file, Map<String, String> dates, RowQuery query) {
        try (ParquetParts parts = ParquetParts.open(List.of(file))) {
            List<Violation> violations = new ArrayList<>();
            Filter filter = filter(new Filter.Language(parts, dates), query.where(), violations);
            Sorting sorting = sorting(new Sorting.Language(parts, dates), query.sort(), violations);
            refuse(violations);
            return page(file, parts, filter, sorting, query);
        }
    }

    private static BridgeFailure stopping(InterruptedException cause) {
        return new BridgeFailure(ProblemType.UPSTREAM_AWAY, "The bridge is stopping; try again in a moment.", cause);
    }

    private static Filter filter(Filter.Language language, List<String> where, List<Violation> violations) {
        Filter filter = Filter.NONE;
        for (int i = 0; i < where.size(); i++) {
            try {
                filter = filter.and(language.read(where.get(i)));
            } catch (ConditionException e) {
                violations.add(violation("where[" + i + "]", "bad-condition", e, language.parts()));
            }
        }
        return filter;
    }

    private static Sorting sorting(Sorting.Language language, List<String> sort, List<Violation> violations) {
        Sorting sorting = Sorting.NONE;
        for (int i = 0; i < sort.size(); i++) {
            try {
                sorting = sorting.then(language.read(sort.get(i)));
            } catch (ConditionException e) {
                violations.add(violation("sort[" + i + "]", "bad-key", e, language.parts()));
            }
        }
        return sorting;
    }

    private static Violation violation(String path, String code, ConditionException e, ParquetParts parts) {
        String unknown = e.unknownColumn();
        return new Violation(
                path,
                unknown == null ? code : "unknown-column",
                e.getMessage(),
                unknown == null
                        ? e.suggestion()
                        : Rules.suggestion(unknown, parts.schema().names()));
    }

    static Map<String, String> dates(DataDesignerConfig config) {
        Map<String, String> dates = new HashMap<>();
        for (ColumnConfig column : config.columns()) {
            if (column instanceof SamplerColumnConfig sampler && sampler.params() instanceof SamplerParams.Temporal) {
                dates.put(column.name(), sampler.convertTo() == null ? "" : sampler.convertTo());
            }
        }
        return dates;
    }

    private static void refuse(List<Violation> violations) {
        if (violations.size() == 1) {
            throw new BridgeFailure(
                    ProblemType.INVALID_REQUEST, violations.getFirst().toSentence(), violations);
        }
        if (!violations.isEmpty()) {
            throw new BridgeFailure(
                    ProblemType.INVALID_REQUEST, violations.size() + " things are wrong with the request.", violations);
        }
    }
}
