package dev.datawright.offline.design;

import dev.datawright.offline.understand.Wish;

/// Makes columns of some kinds: sets them on the bench, or notes why not.
@FunctionalInterface
interface ColumnMaker {

    void make(Wish wish, Workbench bench);
}
