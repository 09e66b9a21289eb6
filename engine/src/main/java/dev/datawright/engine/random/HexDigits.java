package dev.datawright.engine.random;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Writes 32 bits as 8 hexadecimal digits, all of them at a time.
public enum HexDigits {
    LOWER('a'),
    UPPER('A');

    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final long ONES = 0x0101010101010101L;

    private final long letters;

    HexDigits(char ten) {
        this.letters = ten - '0' - 10;
    }

    /// Writes the highest half byte first; takes 8 bytes.
    public void write(int bits, byte[] target, int at) {
        // Spread the eight halves of a byte over eight bytes.
        long spread = bits & 0xFFFFFFFFL;
        spread = (spread << 16 | spread) & 0x0000FFFF0000FFFFL;
        spread = (spread << 8 | spread) & 0x00FF00FF00FF00FFL;
        spread = (spread << 4 | spread) & 0x0F0F0F0F0F0F0F0FL;
        // Adding 6 carries into the upper half of a byte just for the digits from 10 on.
        long isLetter = (spread + 6 * ONES) >>> 4 & ONES;
        EIGHT_BYTES.set(target, at, spread + '0' * ONES + isLetter * letters);
    }
}
