package dev.datawright.benchmarks;

import dev.datawright.testsupport.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/// Processor time and memory of running processes, as Linux tells them. Source: proc(5).
final class ProcessTimes {

    /// Clock ticks a second in /proc, on every platform that Java runs on (`getconf CLK_TCK`).
    private static final double TICKS = 100;

    /// Places of the fields behind the name in /proc/PID/stat.
    private static final int PARENT = 1;

    private static final int USER = 11;
    private static final int CHILDREN_SYSTEM = 14;

    private ProcessTimes() {}

    /// Seconds of processor time of a process, of its children, and of those that have ended.
    static double cpuSeconds(long pid) throws IOException {
        double ticks = ticks(pid, CHILDREN_SYSTEM);
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.toList()) {
                String name = process.getFileName().toString();
                if (name.chars().allMatch(Character::isDigit) && isChild(process, pid)) {
                    ticks += ticks(Long.parseLong(name), USER + 1);
                }
            }
        }
        return ticks / TICKS;
    }

    /// PostgreSQL's first process: all databases of this run are of one PostgreSQL.
    static long database() throws SQLException, IOException {
        TestDatabase database = TestDatabase.fresh();
        try (Connection connection =
                        DriverManager.getConnection(database.url(), database.username(), database.password());
                Statement statement = connection.createStatement();
                ResultSet pid = statement.executeQuery("select pg_backend_pid()")) {
            pid.next();
            return Long.parseLong(fields(Path.of("/proc", Long.toString(pid.getLong(1))))[PARENT]);
        }
    }

    static double residentMegabytes(long pid) throws IOException {
        String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
        return status.lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static boolean isChild(Path process, long pid) throws IOException {
        try {
            return fields(process)[PARENT].equals(Long.toString(pid));
        } catch (NoSuchFileException ended) {
            return false;
        }
    }

    private static double ticks(long pid, int last) throws IOException {
        try {
            String[] fields = fields(Path.of("/proc", Long.toString(pid)));
            double sum = 0;
            for (int field = USER; field <= last; field++) {
                sum += Double.parseDouble(fields[field]);
            }
            return sum;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /// What stands behind the name, which is in brackets and may hold anything.
    private static String[] fields(Path process) throws IOException {
        String stat = Files.readString(process.resolve("stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    }
}
