package dev.datawright.offline.understand;

import java.util.List;

/// `department is Engineering (50%), Sales (30%) or Legal (20%)`: neighbours with shares in brackets that make
/// up a whole are the values of one column.
final class ShareRun {

    private ShareRun() {}

    static boolean goesOn(List<Piece> pieces, int index) {
        if (index == 0
                || share(pieces.get(index).words()) < 0
                || share(pieces.get(index - 1).words()) < 0) {
            return false;
        }
        int start = index;
        while (start > 0 && share(pieces.get(start - 1).words()) >= 0) {
            start--;
        }
        double sum = 0;
        int end = start;
        while (end < pieces.size() && share(pieces.get(end).words()) >= 0) {
            sum += share(pieces.get(end).words());
            end++;
        }
        return Math.abs(sum - 100) < 0.6;
    }

    /// The share in brackets at the end; -1 when there is none.
    private static double share(Sentence words) {
        int size = words.size();
        boolean closed = size >= 4
                && words.token(size - 1).is(")")
                && words.token(size - 2).is("%", "percent", "prozent");
        return closed
                        && words.token(size - 3).isNumber()
                        && words.token(size - 4).is("(")
                ? words.token(size - 3).number()
                : -1;
    }
}
