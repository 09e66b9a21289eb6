package dev.datawright.engine.sample;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.random.RowRandom;

/// The distribution of a column. What is drawn is a position: the number itself, the index of a listed value, or the
/// index of a point in time; its key is what constraints compare.
public interface Drawer {

    /// Draws among the values whose keys lie between low and high, both possible keys, as the whole distribution would.
    Draw between(double low, double high);

    /// Draws among all values.
    Draw unbounded();

    double key(double position);

    /// The point in time of a position, in seconds since 1970; of drawers of points in time alone.
    default long moment(double position) {
        throw new UnsupportedOperationException("What is drawn is no point in time");
    }

    /// The output for drawn positions, which are not kept.
    ColumnVector toVector(double[] positions);

    /// From random bits to a position.
    interface Draw {
        double position(long bits);

        /// The first draws of consecutive rows. Every draw has this loop to itself, or one compiled loop would serve
        /// all of them and look up for each value which one it serves.
        void fill(RowRandom random, long firstRow, double[] positions);
    }
}
