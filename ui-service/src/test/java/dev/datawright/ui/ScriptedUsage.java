package dev.datawright.ui;

import com.sun.net.httpserver.HttpExchange;
import dev.datawright.contract.job.Listing;
import dev.datawright.ui.backend.UsageOfDay;
import dev.datawright.ui.backend.UsageOfModel;
import dev.datawright.ui.backend.UsageSums;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The ledger: what a job used always, a conversation and its person once a story says so.
final class ScriptedUsage {
    private static final UsageSums NONE = new UsageSums(0, 0, 0, 0, false, 0);
    private static final UsageSums JOB = new UsageSums(1, 18_400, 9_250, 0.08, true, 400);
    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
    private static final int PAGE = 14;

    private double costs;
    private int days;

    /// So many days in a row on which the agent and a writer were asked.
    ///
    /// @param costOfDay 0: a gateway without prices, or the offline model
    synchronized void hasUsed(int daysInARow, double costOfDay) {
        days = daysInARow;
        costs = costOfDay;
    }

    /// Whether the call was about usage.
    synchronized boolean serve(HttpExchange exchange, String call) throws IOException {
        String query = exchange.getRequestURI().getQuery();
        String asked = query == null ? "" : query;
        switch (call) {
            case "GET/usage" ->
                ScriptedWire.json(
                        exchange,
                        200,
                        asked.contains("job_id=") ? JOB : asked.contains("conversation_id=") ? talk() : all());
            case "GET/usage/models" ->
                ScriptedWire.json(
                        exchange,
                        200,
                        new Listing<>(
                                asked.contains("conversation_id=") ? models(1).subList(0, 1) : models(days), null));
            case "GET/usage/days" -> ScriptedWire.json(exchange, 200, page(asked));
            default -> {
                return false;
            }
        }
        return true;
    }

    private UsageSums talk() {
        return days == 0 ? NONE : models(1).getFirst().sums();
    }

    private UsageSums all() {
        return days == 0 ? NONE : sum(models(days));
    }

    private List<UsageOfModel> models(int times) {
        return List.of(
                new UsageOfModel(
                        "designer",
                        new UsageSums(
                                6L * times, 31_200L * times, 3_010L * times, costs * times / 4, false, 6L * times)),
                new UsageOfModel(
                        "writer",
                        new UsageSums(
                                times,
                                118_400L * times,
                                49_250L * times,
                                costs * times * 3 / 4,
                                costs > 0,
                                400L * times)));
    }

    private static UsageSums sum(List<UsageOfModel> models) {
        UsageSums first = models.getFirst().sums();
        UsageSums second = models.getLast().sums();
        return new UsageSums(
                first.entries() + second.entries(),
                first.inputTokens() + second.inputTokens(),
                first.outputTokens() + second.outputTokens(),
                first.costUsd() + second.costUsd(),
                first.estimated() || second.estimated(),
                first.calls() + second.calls());
    }

    private Listing<UsageOfDay> page(String asked) {
        int begin = 0;
        for (String part : asked.split("&")) {
            if (part.startsWith("after=")) {
                begin = (int) (LAST.toEpochDay()
                                - LocalDate.parse(part.substring(6)).toEpochDay())
                        + 1;
            }
        }
        List<UsageOfDay> page = new ArrayList<>();
        for (int day = begin; day < Math.min(days, begin + PAGE); day++) {
            page.add(new UsageOfDay(LAST.minusDays(day), sum(models(1)), models(1)));
        }
        return new Listing<>(page, begin + PAGE < days ? page.getLast().day().toString() : null);
    }
}
