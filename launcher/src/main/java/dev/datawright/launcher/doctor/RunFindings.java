package dev.datawright.launcher.doctor;

import static dev.datawright.launcher.doctor.Finding.ok;
import static dev.datawright.launcher.doctor.Finding.warn;
import static dev.datawright.launcher.doctor.Finding.wrong;

import dev.datawright.launcher.home.Home;
import dev.datawright.launcher.process.PortOwner;
import dev.datawright.launcher.process.Ports;
import dev.datawright.launcher.process.Readiness;
import dev.datawright.launcher.state.ManagedProcess;
import dev.datawright.launcher.state.ManagedProcess.Condition;
import dev.datawright.launcher.state.ProcessId;
import dev.datawright.launcher.state.RunState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What runs at this moment, and whether it answers.
final class RunFindings {

    private static final String UP = "./datawright up";
    private static final String DOWN_UP = "./datawright down, then ./datawright up";

    private final Home home;
    private final Optional<RunState> state;
    private final int usualPort;

    RunFindings(Home home, Optional<RunState> state, int usualPort) {
        this.home = home;
        this.state = state;
        this.usualPort = usualPort;
    }

    List<Finding> look() throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        if (state.isEmpty()) {
            findings.add(
                    Files.exists(home.state())
                            ? wrong("suite", home.state() + " cannot be read", "rm " + home.state() + ", then " + UP)
                            : ok("suite", "does not run; " + UP + " starts it"));
            findings.add(usualPort());
            return findings;
        }
        RunState run = state.get();
        if (!run.isRunning()) {
            findings.add(stale(run));
            findings.add(usualPort());
            return findings;
        }
        findings.add(
                run.usable()
                        ? ok("suite", "runs at " + run.url())
                        : warn(
                                "suite",
                                "is still starting at " + run.url(),
                                "./datawright status tells how far it is"));
        findings.addAll(processes(run));
        findings.addAll(address(run));
        return findings;
    }

    private Finding usualPort() {
        return Ports.isFree(usualPort)
                ? ok("port " + usualPort, "is free")
                : warn(
                        "port " + usualPort,
                        "is taken by " + PortOwner.describe(usualPort),
                        "nothing: up takes the next free one and says which; --port N asks for a certain one");
    }

    private static Finding stale(RunState run) {
        List<String> left = run.processes().stream()
                .filter(managed ->
                        managed.process() != null && managed.process().find().isPresent())
                .map(ManagedProcess::name)
                .toList();
        return wrong(
                "suite",
                "its launcher (process " + run.launcher().pid() + ") has ended unexpectedly"
                        + (left.isEmpty()
                                ? ", and its state file is left over"
                                : ", and has left behind: " + String.join(", ", left)),
                "./datawright down tidies up; " + UP + " does too");
    }

    private List<Finding> processes(RunState run) throws InterruptedException {
        List<Finding> findings = new ArrayList<>();
        try (Readiness readiness = new Readiness()) {
            for (ManagedProcess managed : run.processes()) {
                findings.add(process(run, managed, readiness));
            }
        }
        return findings;
    }

    private static Finding process(RunState run, ManagedProcess managed, Readiness readiness)
            throws InterruptedException {
        ProcessId id = managed.process();
        boolean alive = id != null && id.find().isPresent();
        String url = managed.readiness();
        if (alive && (url == null || readiness.isUp(url))) {
            return managed.restarts() == 0
                    ? ok(managed.name(), "answers on port " + managed.port())
                    : warn(
                            managed.name(),
                            "answers, but died " + managed.restarts() + " times since the start",
                            "./datawright logs " + managed.name() + " tells why");
        }
        String how = alive ? "runs but does not answer on port " + managed.port() : "is not there";
        if (managed.condition() == Condition.STARTING || managed.condition() == Condition.RESTARTING || !run.usable()) {
            return warn(managed.name(), how + "; it is " + managed.condition().word(), "wait, then look again");
        }
        return wrong(managed.name(), how, "./datawright logs " + managed.name() + " tells why; " + DOWN_UP);
    }

    /// The one address, and whether this machine's token opens it.
    private List<Finding> address(RunState run) throws InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(2))
                .build()) {
            String token = Files.readString(home.personToken()).strip();
            HttpRequest request = HttpRequest.newBuilder(URI.create(run.url() + "/api/bridge/capabilities"))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + token)
                    .build();
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return List.of(
                    switch (status) {
                        case 200 -> ok("token", "is accepted at " + run.url());
                        case 401, 403 ->
                            wrong(
                                    "token",
                                    "is not accepted (" + status + ") at " + run.url(),
                                    DOWN_UP + ", signs a new one");
                        default ->
                            wrong(
                                    "address",
                                    run.url() + " answers " + status,
                                    "./datawright logs mcp-bridge tells why");
                    });
        } catch (IOException e) {
            return List.of(wrong("address", run.url() + " does not answer: " + Causes.of(e), DOWN_UP));
        }
    }
}
