package dev.datawright.engine.model;

import static dev.datawright.engine.Designs.design;
import static org.assertj.core.api.Assertions.assertThat;

import dev.datawright.contract.design.DataDesignerConfig;
import dev.datawright.engine.Engine;
import dev.datawright.engine.EngineOptions;
import dev.datawright.engine.run.GenerationReport;
import dev.datawright.engine.run.GenerationRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How calls get along with a server that takes only so many, and with one that answers slowly.
class ModelGateTest {

    private static final int TAKES = 20;
    private static final int NINE_TENTHS = 18;

    @Test
    void keepsABusyServerBusyAndLosesNothing() {
        int rows = NINE_TENTHS * 50;
        BusyModels models = new BusyModels();

        try (Engine engine = new Engine(EngineOptions.of(models))) {
            GenerationReport report = engine.generate(GenerationRequest.head(config(64), 1, rows / 2), batch -> {});

            assertThat(report.failedCellCount()).isZero();
            assertThat(report.modelCalls()).isEqualTo(rows);
        }
        // The first rush, and then one call too many now and then.
        assertThat(models.rejected.get()).isBetween(64 - TAKES, 64 - TAKES + rows / NINE_TENTHS);
    }

    @Test
    void holdsNobodyUpForOneSlowCall() throws InterruptedException {
        int rows = 300;
        CountDownLatch others = new CountDownLatch(2 * rows - 2);
        ChatModels models = question -> {
            String prompt = question.messages().getLast().content();
            if (prompt.equals("a0")) {
                // Everything else is answered while this call waits.
                if (!others.await(60, TimeUnit.SECONDS)) {
                    throw new ModelCallException(ModelCallException.Kind.UNAVAILABLE, "held up");
                }
            } else if (!prompt.equals("b0 x")) {
                others.countDown();
            }
            return new ChatModels.ChatAnswer("x", 1, 1, null);
        };
        DataDesignerConfig config = design("""
                {"column_type":"sampler","name":"u","sampler_type":"uuid","params":{}},
                {"column_type":"expression","name":"n","expr":"{{ 0 }}"},
                {"column_type":"llm-text","name":"a","prompt":"a{{ 0 if u == first else 1 }}","model_alias":"w"},
                {"column_type":"llm-text","name":"b","prompt":"b{{ 0 if u == first else 1 }} {{ a }}","model_alias":"w"},
                {"column_type":"expression","name":"first","expr":"FIRST"}""".replace("FIRST", firstUuid()), "", model(4));

        try (Engine engine = new Engine(EngineOptions.of(models))) {
            assertThat(engine.generate(GenerationRequest.head(config, 1, rows), batch -> {})
                            .failedCellCount())
                    .isZero();
        }
    }

    @Test
    void letsInWhatOthersAreMadeFromBeforeWhatComesLast() throws InterruptedException {
        ModelGate gate = new ModelGate(2);
        gate.enter(0, 1);
        gate.enter(1, 1);
        BlockingQueue<String> entered = new LinkedBlockingQueue<>();
        // The rows' last texts stand in the queue first, and still the next rows' first ones pass them.
        waiting(gate, 0, 0, entered);
        waiting(gate, 1, 0, entered);
        waiting(gate, 2, 1, entered);
        waiting(gate, 3, 1, entered);
        waiting(gate, 2, 0, entered);
        waiting(gate, 4, 1, entered);

        List<String> order = new ArrayList<>();
        for (int turn = 1; turn <= 6; turn++) {
            gate.succeeded();
            order.add(entered.poll(60, TimeUnit.SECONDS));
        }

        assertThat(order)
                .containsExactly(
                        "row 0, then 0",
                        "row 2, then 1",
                        "row 1, then 0",
                        "row 3, then 1",
                        "row 2, then 0",
                        "row 4, then 1");
    }

    @Test
    void leavesNoTextOverToBeMadeAlone() {
        int parallel = 4;
        int rows = 3 * parallel;
        List<String> asked = new ArrayList<>();
        CyclicBarrier round = new CyclicBarrier(parallel);
        ChatModels models = question -> {
            synchronized (asked) {
                asked.add(question.messages().getLast().content());
            }
            try {
                round.await(60, TimeUnit.SECONDS);
            } catch (BrokenBarrierException | TimeoutException tooFew) {
                throw new ModelCallException(ModelCallException.Kind.UNAVAILABLE, "too few calls at once");
            }
            return new ChatModels.ChatAnswer("x", 1, 1, null);
        };
        DataDesignerConfig config = design("""
                {"column_type":"llm-text","name":"a","prompt":"first","model_alias":"w"},
                {"column_type":"llm-text","name":"b","prompt":"then {{ a }}","model_alias":"w"}""", "", model(parallel));

        try (Engine engine = new Engine(EngineOptions.of(models))) {
            // Six rounds of four: were the last texts left over, the cells made from them would go round alone.
            assertThat(engine.generate(GenerationRequest.head(config, 1, rows), batch -> {})
                            .failedCellCount())
                    .isZero();
        }
        assertThat(asked.subList(asked.size() - parallel, asked.size())).doesNotContain("first");
    }

    /// A thread that waits at the gate already, and tells when it is let in.
    private static void waiting(ModelGate gate, long row, int behind, BlockingQueue<String> entered) {
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                gate.enter(row, behind);
                entered.add("row " + row + ", then " + behind);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (thread.getState() != Thread.State.WAITING) {
            assertThat(System.nanoTime()).as("until row %d waits", row).isLessThan(end);
            Thread.yield();
        }
    }

    private static String firstUuid() {
        List<String> first = new ArrayList<>();
        try (Engine engine = new Engine(EngineOptions.of(ChatModels.none()))) {
            engine.generate(
                    GenerationRequest.head(
                            design(
                                    "{\"column_type\":\"sampler\",\"name\":\"u\",\"sampler_type\":\"uuid\",\"params\":{}}"),
                            1,
                            1),
                    batch -> first.add(
                            String.valueOf(batch.columns().getFirst().values().get(0))));
        }
        return first.getFirst();
    }

    private static DataDesignerConfig config(int parallel) {
        return design("""
                {"column_type":"llm-text","name":"a","prompt":"a","model_alias":"w"},
                {"column_type":"llm-text","name":"b","prompt":"b","model_alias":"w"}""", "", model(parallel));
    }

    private static String model(int parallel) {
        return "{\"alias\":\"w\",\"inference_parameters\":{\"max_parallel_requests\":" + parallel + "}}";
    }

    /// Takes so many calls at once and answers only when nine tenths of them are open together.
    private static final class BusyModels implements ChatModels {

        final AtomicInteger rejected = new AtomicInteger();
        private final AtomicInteger open = new AtomicInteger();
        private final CyclicBarrier round = new CyclicBarrier(NINE_TENTHS);

        @Override
        public ChatAnswer ask(ChatQuestion question) throws InterruptedException {
            if (open.incrementAndGet() > TAKES) {
                open.decrementAndGet();
                rejected.incrementAndGet();
                throw new ModelCallException(ModelCallException.Kind.BUSY, "busy", true, null);
            }
            try {
                round.await(60, TimeUnit.SECONDS);
                return new ChatAnswer("x", 1, 1, null);
            } catch (BrokenBarrierException | TimeoutException tooFew) {
                throw new ModelCallException(ModelCallException.Kind.UNAVAILABLE, "too few calls at once");
            } finally {
                open.decrementAndGet();
            }
        }

        @Override
        public Patience patience() {
            return new Patience(0, Duration.ofMillis(1), Duration.ofMillis(5), Duration.ofMinutes(1));
        }
    }
}
