package dev.datawright.launcher.eval;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import dev.datawright.launcher.make.SuiteClient;
import dev.datawright.launcher.make.TokenSource;
import dev.datawright.launcher.terminal.Terminal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// Plays all requests and adds up what came of them.
public final class Evaluation {

    /// The agent posts every second; a busy machine takes longer.
    private static final Duration LEDGER_PAUSE = Duration.ofMillis(1800);

    private final List<Request> requests;
    private final EvalOptions options;
    private final Duration ledgerPause;

    private Evaluation(List<Request> requests, EvalOptions options, Duration ledgerPause) {
        this.requests = requests;
        this.options = options;
        this.ledgerPause = ledgerPause;
    }

    /// Reads the file, so that what is wrong with it is told before anything starts.
    public static Evaluation of(EvalOptions options) {
        return of(options, LEDGER_PAUSE);
    }

    static Evaluation of(EvalOptions options, Duration ledgerPause) {
        return new Evaluation(options.chosen(), options, ledgerPause);
    }

    /// @param json takes a JSON object for each request and one for the sums
    public ExitCode run(URI address, TokenSource token, Terminal terminal, Consumer<String> json)
            throws InterruptedException {
        Table table = new Table(terminal);
        try (SuiteClient client = new SuiteClient(address, token)) {
            Player player = new Player(client, options.model(), options.patience(), ledgerPause);
            table.head();
            List<Result> results = playAll(player, result -> {
                table.show(result);
                json.accept(WireJson.mapper().writeValueAsString(result));
            });
            Sums sums = Sums.of(results);
            table.show(sums);
            json.accept(WireJson.mapper().writeValueAsString(sums));
            Double goal = options.goal();
            if (goal != null && sums.sum().met() < goal * sums.sum().stated()) {
                terminal.say(String.format(
                        Locale.ROOT,
                        "%.1f %% of the stated requirements are met; the goal is %.1f %%.",
                        100 * sums.sum().share(),
                        100 * goal));
                return ExitCode.FOUND_TROUBLE;
            }
            return ExitCode.DONE;
        }
    }

    /// Each is shown when it is done.
    private List<Result> playAll(Player player, Consumer<Result> done) throws InterruptedException {
        List<Result> results = new ArrayList<>();
        ExecutorService players = Executors.newFixedThreadPool(options.parallel());
        try {
            ExecutorCompletionService<Result> playing = new ExecutorCompletionService<>(players);
            requests.forEach(request -> playing.submit(() -> play(player, request)));
            for (int i = 0; i < requests.size(); i++) {
                Result result = result(playing);
                results.add(result);
                done.accept(result);
            }
            return results;
        } finally {
            players.shutdownNow();
        }
    }

    private static Result result(ExecutorCompletionService<Result> playing) throws InterruptedException {
        try {
            return playing.take().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /// A suite that is away ends the evaluation: going on would only count its absence.
    private Result play(Player player, Request request) throws InterruptedException {
        try {
            return Result.of(request, player.play(request, options.keep()));
        } catch (CommandFailure failure) {
            if (failure.exitCode() == ExitCode.UNREACHABLE) {
                throw failure;
            }
            return Result.unplayed(request, failure.sentence());
        }
    }
}
