package dev.datawright.ui.usage;

import dev.datawright.contract.job.Listing;
import dev.datawright.ui.backend.UsageOfDay;
import java.util.ArrayList;
import java.util.List;

/// The days that are shown so far, page after page.
final class UsageAccount {
    private final List<UsageOfDay> days = new ArrayList<>();
    private String next = "";

    /// Takes a page in; one that does not follow what is shown, such as a doubled answer, is left out.
    ///
    /// @param after where it was asked for; empty for the first, which begins anew
    void take(String after, Listing<UsageOfDay> page) {
        if (!after.equals(next) && !after.isEmpty()) {
            return;
        }
        if (after.isEmpty()) {
            days.clear();
        }
        days.addAll(page.items());
        next = page.next() == null ? "" : page.next();
    }

    List<UsageOfDay> days() {
        return List.copyOf(days);
    }

    /// Where the next page begins; empty when there is none.
    String next() {
        return next;
    }

    boolean hasOlder() {
        return !next.isEmpty();
    }
}
