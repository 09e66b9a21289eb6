package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.Distances;
import dev.datawright.rules.domain.Domains;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Points in time at a drawn distance from those of another column, written as texts.
public final class TimedeltaGenerator implements ColumnGenerator {

    private final String column;
    private final String reference;
    private final RowRandom random;
    private final DateFormat format;
    private final Distances distances;

    public TimedeltaGenerator(SamplerColumnConfig column, SamplerParams.Timedelta params, long seed) {
        this.column = column.name();
        this.reference = params.referenceColumnName();
        this.random = RowRandom.of(seed, column.name());
        this.format = Domains.format(column);
        this.distances = Distances.of(params);
    }

    @Override
    public void fill(OpenBatch batch) {
        long[] from = batch.moments(reference);
        long[] moments = new long[batch.size()];
        for (int i = 0; i < moments.length; i++) {
            moments[i] = from[i] + distances.seconds(random.bits(batch.firstRow() + i));
        }
        put(column, format, moments, batch);
    }

    /// Puts points in time into the batch: as texts, and as they are for columns that follow this one.
    ///
    /// @param moments in seconds since 1970; kept
    public static void put(String column, DateFormat format, long[] moments, OpenBatch batch) {
        String[] texts = new String[moments.length];
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < texts.length; i++) {
            text.setLength(0);
            format.appendTo(text, LocalDateTime.ofEpochSecond(moments[i], 0, ZoneOffset.UTC));
            texts[i] = text.toString();
        }
        batch.putMoments(column, moments);
        batch.put(column, new ColumnVector.Strings(texts));
    }
}
