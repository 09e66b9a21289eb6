package dev.datawright.bridge.quota;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.problem.ProblemType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Refuses more files when a person's take all the room there is.
@Component
public class Quota {

    private static final int NAMED = 3;

    private final List<Holder> holders;
    private final long maxBytes;

    Quota(List<Holder> holders, QuotaProperties properties) {
        this.holders = holders;
        this.maxBytes = properties.maxBytes().toBytes();
    }

    /// @param more bytes that are to be added; 0 when nobody knows yet how many it will be
    /// @throws BridgeFailure naming what could be deleted
    public void require(String owner, long more) {
        List<Holder.Held> held =
                holders.stream().flatMap(holder -> holder.held(owner).stream()).toList();
        long bytes = held.stream().mapToLong(Holder.Held::bytes).sum();
        if (bytes + more <= maxBytes && (more > 0 || bytes < maxBytes)) {
            return;
        }
        String largest = held.stream()
                .sorted(Comparator.comparingLong(Holder.Held::bytes).reversed())
                .limit(NAMED)
                .map(one -> one.what() + " (" + size(one.bytes()) + ": " + one.call() + ")")
                .collect(Collectors.joining(", "));
        throw new BridgeFailure(
                ProblemType.LIMIT_REACHED,
                "Your files take " + size(bytes) + " of the " + size(maxBytes) + " that there are"
                        + (more > 0 ? ", and this needs " + size(more) : "") + "."
                        + (largest.isEmpty()
                                ? ""
                                : " Delete what you do not need, the largest first: " + largest + "."));
    }

    /// Such as `1.5 GB`.
    static String size(long bytes) {
        String[] units = {"bytes", "kB", "MB", "GB", "TB"};
        double value = bytes;
        int unit = 0;
        while (value >= 1000 && unit < units.length - 1) {
            value /= 1000;
            unit++;
        }
        String number = unit == 0 ? Long.toString(bytes) : String.format(Locale.ROOT, "%.1f", value);
        return number + " " + (bytes == 1 ? "byte" : units[unit]);
    }
}
