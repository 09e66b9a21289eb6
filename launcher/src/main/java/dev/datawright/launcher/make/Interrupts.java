package dev.datawright.launcher.make;

import java.io.IOException;

/// Streams tell an interrupt as a failed read or write. To whoever interrupted, it is neither the network's fault nor
/// the disk's.
final class Interrupts {

    private Interrupts() {}

    /// Goes on quietly when the failure is a real one.
    ///
    /// @throws InterruptedException when the read or write ended because its thread was interrupted
    static void unmask(IOException e) throws InterruptedException {
        if (Thread.interrupted() || e.getCause() instanceof InterruptedException) {
            InterruptedException interrupt = new InterruptedException("interrupted while reading or writing");
            interrupt.initCause(e);
            throw interrupt;
        }
    }
}
