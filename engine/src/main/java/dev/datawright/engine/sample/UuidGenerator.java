package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.RowRandom;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Identifiers in the layout of a version 4 UUID without hyphens.
///
/// The first 8 digits come from a permutation of the row numbers, so short identifiers do not repeat either, up to
/// 2^32 rows.
public final class UuidGenerator implements ColumnGenerator {

    private static final byte[] LOWER = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UPPER = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final String column;
    private final RowRandom random;
    private final String prefix;
    private final int digits;
    private final byte[] alphabet;

    public UuidGenerator(String column, SamplerParams.Uuid params, long seed) {
        this.column = column;
        this.random = RowRandom.of(seed, column);
        @Nullable String given = params.prefix();
        this.prefix = given == null ? "" : given;
        this.digits = params.shortForm() ? 8 : 32;
        this.alphabet = params.uppercase() ? UPPER : LOWER;
    }

    @Override
    public void fill(OpenBatch batch) {
        String[] values = new String[batch.size()];
        byte[] text = new byte[digits];
        for (int i = 0; i < values.length; i++) {
            values[i] = prefix + one(batch.firstRow() + i, text);
        }
        batch.put(column, new ColumnVector.Strings(values));
    }

    @SuppressWarnings("deprecation") // The only way from bytes to a String that does not look at a charset.
    private String one(long row, byte[] text) {
        long high = (long) random.distinct(row) << 32 | random.bits(row) >>> 32;
        long low = 0;
        if (digits == 32) {
            high = high & ~0xF000L | 0x4000L;
            low = random.bits(row, 1) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        }
        for (int digit = 0; digit < digits; digit++) {
            long half = digit < 16 ? high : low;
            text[digit] = alphabet[(int) (half >>> 60 - 4 * (digit & 15)) & 15];
        }
        return new String(text, 0, 0, digits);
    }
}
