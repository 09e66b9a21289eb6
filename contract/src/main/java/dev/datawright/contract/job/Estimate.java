package dev.datawright.contract.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;

/// What a job would take, before it runs.
///
/// @param modelCalls calls to a language model; 0 for a design of samplers and expressions
/// @param costLowUsd and costHighUsd: US dollars, from the gateway's price list; both 0 when nothing costs, or nobody
/// knows what it costs
/// @param secondsLow and secondsHigh: wall time
/// @param priceUnknown whether model calls cost something that the estimate does not know
/// @param notices sentences the person should see, such as a price that is not known
public record Estimate(
        long rows,
        long modelCalls,
        double costLowUsd,
        double costHighUsd,
        double secondsLow,
        double secondsHigh,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean priceUnknown,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> notices) {
    public Estimate {
        notices = notices == null ? List.of() : List.copyOf(notices);
    }

    /// The same, with one more sentence for the person.
    public Estimate withNotice(String notice) {
        List<String> more = new ArrayList<>(notices);
        more.add(notice);
        return new Estimate(rows, modelCalls, costLowUsd, costHighUsd, secondsLow, secondsHigh, priceUnknown, more);
    }
}
