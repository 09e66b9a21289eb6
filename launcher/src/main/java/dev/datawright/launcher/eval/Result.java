package dev.datawright.launcher.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.datawright.contract.design.ColumnConfig;
import dev.datawright.contract.design.Constraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one request came to; `--json` prints it.
///
/// @param met how many of the stated requirements hold
/// @param invented columns of the result that nobody asked for
/// @param rows of the design or, where one is open, of the proposed job
/// @param failure why it could not be played to its end
record Result(
        String id,
        String language,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> tags,
        int met,
        int stated,
        List<Miss> missed,
        List<String> invented,
        long modelCalls,
        long inputTokens,
        long outputTokens,
        double costUsd,
        double seconds,
        @Nullable Long rows,
        List<ColumnConfig> columns,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Constraint> constraints,
        List<String> answers,
        @Nullable String failure) {

    /// @param why what was found instead
    record Miss(String expected, String why) {}

    /// A vague request that was answered by a question has stated nothing of the design yet.
    static Result of(Request request, Played played) {
        List<Miss> missed = new ArrayList<>();
        int stated = 0;
        for (Expectation expectation : request.expectations()) {
            if (expectation.turn() > played.turns().size()) {
                stated++;
                missed.add(new Miss(expectation.text(), "this message was not reached"));
                continue;
            }
            Turn turn = played.turns().get(expectation.turn() - 1);
            boolean asked = request.vague()
                    && turn.asks()
                    && turn.design().outputColumns().isEmpty();
            if (asked && expectation.demand() instanceof Demand.OfDesign) {
                continue;
            }
            stated++;
            Verdict verdict = Judge.judge(expectation.demand(), turn);
            if (!verdict.met()) {
                missed.add(new Miss(expectation.text(), verdict.why()));
            }
        }
        Turn last = played.turns().getLast();
        return new Result(
                request.id(),
                request.language(),
                request.tags(),
                stated - missed.size(),
                stated,
                missed,
                invented(request, last),
                played.usage().entries(),
                played.usage().inputTokens(),
                played.usage().outputTokens(),
                played.usage().costUsd(),
                Math.round(played.seconds() * 10) / 10.0,
                last.proposedRows() != null
                        ? last.proposedRows()
                        : last.design().rows(),
                last.design().config().columns(),
                last.design().config().constraints(),
                played.turns().stream().map(Turn::answer).toList(),
                played.turns().stream()
                        .map(Turn::failure)
                        .filter(failure -> failure != null)
                        .findFirst()
                        .orElse(null));
    }

    /// One that could not be played counts as a request without anything met.
    static Result unplayed(Request request, String failure) {
        return new Result(
                request.id(),
                request.language(),
                request.tags(),
                0,
                request.expectations().size(),
                request.expectations().stream()
                        .map(expectation -> new Miss(expectation.text(), "not played"))
                        .toList(),
                List.of(),
                0,
                0,
                0,
                0,
                0,
                null,
                List.of(),
                List.of(),
                List.of(),
                failure);
    }

    private static List<String> invented(Request request, Turn last) {
        return last.design().outputColumns().stream()
                .filter(column -> !request.asksFor(column))
                .filter(column -> last.sample().parts().stream()
                        .noneMatch(part -> part.startsWith(column + ".") && request.asksFor(part)))
                .toList();
    }
}
