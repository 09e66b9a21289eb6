package dev.datawright.dataset.write;

/// Definition levels in Parquet's RLE encoding, as plain runs: a column without gaps is one run a page.
final class Levels {

    private final PageBytes runs = new PageBytes();
    private int level;
    private int length;

    void add(int next) {
        if (next != level && length > 0) {
            endRun();
        }
        level = next;
        length++;
    }

    /// Writes the length and the runs, and starts over.
    void drainTo(PageBytes page) {
        if (length > 0) {
            endRun();
        }
        page.writeInt(runs.size());
        page.write(runs.array(), 0, runs.size());
        runs.clear();
    }

    private void endRun() {
        runs.writeVarint(length << 1);
        // Levels up to 2 fit the one byte that a bit width of 1 or 2 takes.
        runs.write(level);
        length = 0;
    }
}
