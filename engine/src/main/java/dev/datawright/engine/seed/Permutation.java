package dev.datawright.engine.seed;

import dev.datawright.engine.random.RowRandom;

/// An order of the numbers from 0 to size - 1, drawn by a stream: any place of it is known without the others.
///
/// A Feistel network over the smallest square of a power of two that holds them all; what falls outside goes through it
/// again until it falls inside.
record Permutation(RowRandom random, long size, int halfBits) {

    private static final int ROUNDS = 6;

    static Permutation of(RowRandom random, long size) {
        int bits = Math.max(2, 64 - Long.numberOfLeadingZeros(size - 1));
        return new Permutation(random, size, (bits + 1) / 2);
    }

    /// The number at a place.
    ///
    /// @param cycle each has an order of its own
    long at(long place, long cycle) {
        long number = place;
        do {
            number = mixed(number, cycle);
        } while (number >= size);
        return number;
    }

    private long mixed(long number, long cycle) {
        long mask = (1L << halfBits) - 1;
        long left = number >>> halfBits;
        long right = number & mask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ random.bits(cycle * 0x9E3779B1L + right, round) >>> 64 - halfBits;
            left = right;
            right = next & mask;
        }
        return left << halfBits | right;
    }
}
