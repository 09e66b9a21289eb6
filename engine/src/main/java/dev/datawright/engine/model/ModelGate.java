package dev.datawright.engine.model;

import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;

/// How many calls to one model may be open at once: as many as its config allows, fewer while the server says that it
/// is busy.
///
/// Every busy answer takes one off, for it says that there was one too many; as many good answers in a row as may be
/// open add one. Against a server that takes K calls at once, K or K + 1 are open. The earliest rows go first, so that
/// rows are finished in about their order and a repeated call waits for nobody; a cell that others are made from has as
/// many rows' start as calls may be open, or the last rows would be left to be made one call after the other.
final class ModelGate {

    private final ReentrantLock lock = new ReentrantLock();
    private final PriorityQueue<Waiter> waiting = new PriorityQueue<>();
    private final int most;
    private int limit;
    private int open;
    private int goodInARow;
    private long sequence;

    ModelGate(int most) {
        this.most = most;
        this.limit = most;
    }

    /// Waits for a turn. Each turn is to be given back by [#succeeded], [#failed] or [#busy].
    ///
    /// @param behind how many calls the row needs one after the other once this one is answered
    void enter(long row, int behind) throws InterruptedException {
        Waiter waiter;
        lock.lock();
        try {
            if (open < limit && waiting.isEmpty()) {
                open++;
                return;
            }
            waiter = new Waiter(row - (long) behind * most, sequence++, new Semaphore(0));
            waiting.add(waiter);
        } finally {
            lock.unlock();
        }
        boolean entered = false;
        try {
            waiter.turn().acquire();
            entered = true;
        } finally {
            if (!entered) {
                giveUp(waiter);
            }
        }
    }

    void succeeded() {
        lock.lock();
        try {
            goodInARow++;
            if (limit < most && goodInARow >= limit) {
                goodInARow = 0;
                limit++;
            }
            leave();
        } finally {
            lock.unlock();
        }
    }

    void failed() {
        lock.lock();
        try {
            leave();
        } finally {
            lock.unlock();
        }
    }

    /// The server took the call for one too many.
    void busy() {
        lock.lock();
        try {
            goodInARow = 0;
            limit = Math.max(1, limit - 1);
            leave();
        } finally {
            lock.unlock();
        }
    }

    private void leave() {
        open--;
        letIn();
    }

    private void letIn() {
        while (open < limit && !waiting.isEmpty()) {
            open++;
            waiting.remove().turn().release();
        }
    }

    /// Who was interrupted may have been let in meanwhile.
    private void giveUp(Waiter waiter) {
        lock.lock();
        try {
            if (!waiting.remove(waiter)) {
                leave();
            }
        } finally {
            lock.unlock();
        }
    }

    private record Waiter(long place, long sequence, Semaphore turn) implements Comparable<Waiter> {
        @Override
        public int compareTo(Waiter other) {
            int byPlace = Long.compare(place, other.place);
            return byPlace != 0 ? byPlace : Long.compare(sequence, other.sequence);
        }
    }
}
