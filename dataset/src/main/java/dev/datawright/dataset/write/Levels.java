package dev.datawright.dataset.write;

/// Definition levels in Parquet's RLE encoding, as plain runs: a column without gaps is one run a page.
final class Levels {

    private final PageBytes runs = new PageBytes();
    private int level;
    private int length;
    private int rows;

    /// How many rows the page has so far.
    int rows() {
        return rows;
    }

    void add(int next) {
        add(next, 1);
    }

    void add(int next, int count) {
        if (next != level && length > 0) {
            endRun();
        }
        level = next;
        length += count;
        rows += count;
    }

    /// Writes the length and the runs, and starts over.
    void drainTo(PageBytes page) {
        if (length > 0) {
            endRun();
        }
        page.writeInt(runs.size());
        page.write(runs);
        runs.clear();
        rows = 0;
    }

    /// Forgets what was added.
    void clear() {
        runs.clear();
        length = 0;
        rows = 0;
    }

    private void endRun() {
        runs.writeVarint((long) length << 1);
        // Levels below 256 fit the one byte that a bit width of up to 8 takes.
        runs.write(level);
        length = 0;
    }
}
