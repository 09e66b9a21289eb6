package dev.datawright.engine.sample;

import dev.datawright.contract.design.SamplerParams;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.ColumnGenerator;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.random.HexDigits;
import dev.datawright.engine.random.RowRandom;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Identifiers in the layout of a version 4 UUID without hyphens.
///
/// The first 8 digits come from a permutation of the row numbers, so short identifiers do not repeat either, up to
/// 2^32 rows.
public final class UuidGenerator implements ColumnGenerator {

    private static final int SHORT_DIGITS = 8;
    private static final int DIGITS = 32;

    private final String column;
    private final RowRandom random;
    private final byte[] prefix;
    private final int digits;
    private final HexDigits hex;

    public UuidGenerator(String column, SamplerParams.Uuid params, long seed) {
        this.column = column;
        this.random = RowRandom.of(seed, column);
        @Nullable String given = params.prefix();
        this.prefix = (given == null ? "" : given).getBytes(StandardCharsets.UTF_8);
        this.digits = params.shortForm() ? SHORT_DIGITS : DIGITS;
        this.hex = params.uppercase() ? HexDigits.UPPER : HexDigits.LOWER;
    }

    @Override
    public void fill(OpenBatch batch) {
        int length = prefix.length + digits;
        byte[] bytes = new byte[Math.multiplyExact(batch.size(), length)];
        int[] offsets = new int[batch.size() + 1];
        for (int i = 0; i < batch.size(); i++) {
            int at = i * length;
            // A prefix is short: calling for a copy would take longer than this.
            for (int j = 0; j < prefix.length; j++) {
                bytes[at + j] = prefix[j];
            }
            write(batch.firstRow() + i, bytes, at + prefix.length);
            offsets[i + 1] = at + length;
        }
        batch.put(column, new ColumnVector.Packed(bytes, offsets, null));
    }

    private void write(long row, byte[] bytes, int at) {
        int distinct = random.distinct(row);
        hex.write(distinct, bytes, at);
        if (digits == DIGITS) {
            hex.write((int) (random.bits(row) >>> 32) & ~0xF000 | 0x4000, bytes, at + 8);
            long low = random.bits(row, 1) & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
            hex.write((int) (low >>> 32), bytes, at + 16);
            hex.write((int) low, bytes, at + 24);
        }
    }
}
