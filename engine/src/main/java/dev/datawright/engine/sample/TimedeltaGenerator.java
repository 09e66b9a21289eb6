package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerColumnConfig;
import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import dev.datawright.rules.domain.DateFormat;
import dev.datawright.rules.domain.Domains;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Points in time at a drawn distance from those of another column, written as texts.
public final class TimedeltaGenerator implements ColumnGenerator {

    private final String column;
    private final String reference;
    private final RowRandom random;
    private final DateFormat format;
    private final long shortest;
    private final long distances;
    private final long seconds;

    public TimedeltaGenerator(SamplerColumnConfig column, SamplerParams.Timedelta params, long seed) {
        this.column = column.name();
        this.reference = params.referenceColumnName();
        this.random = RowRandom.of(seed, column.name());
        this.format = Domains.format(column);
        this.shortest = params.dtMin();
        this.distances = params.dtMax() - params.dtMin();
        this.seconds = switch (params.unit()) {
            case DAY -> 86_400;
            case HOUR -> 3_600;
            case MINUTE -> 60;
            case SECOND -> 1;
        };
    }

    @Override
    public void fill(OpenBatch batch) {
        long[] from = batch.moments(reference);
        long[] moments = new long[batch.size()];
        String[] texts = new String[batch.size()];
        StringBuilder text = new StringBuilder(24);
        for (int i = 0; i < texts.length; i++) {
            long distance = shortest + Math.unsignedMultiplyHigh(random.bits(batch.firstRow() + i), distances);
            moments[i] = from[i] + distance * seconds;
            text.setLength(0);
            format.appendTo(text, LocalDateTime.ofEpochSecond(moments[i], 0, ZoneOffset.UTC));
            texts[i] = text.toString();
        }
        batch.putMoments(column, moments);
        batch.put(column, new ColumnVector.Strings(texts));
    }
}
