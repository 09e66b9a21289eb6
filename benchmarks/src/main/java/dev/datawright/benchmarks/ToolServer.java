package dev.datawright.benchmarks;

import dev.datawright.testsupport.TestDatabase;
import dev.datawright.testsupport.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server of the three tools, in a process of its own with a database of its own.
///
/// @param tokens of its owners; null where no token is asked for
/// @param base arguments of every call of an owner, beside the design
record ToolServer(
        ServerProcess server, URI endpoint, @Nullable TestTokens tokens, Function<String, Map<String, Object>> base)
        implements AutoCloseable {

    /// mcp-bridge as the launcher runs it.
    static ToolServer ours(Path folder, Path log) throws IOException, InterruptedException {
        TestTokens tokens = TestTokens.create();
        int port = ServerProcess.freePort();
        List<String> command = ServerProcess.ofService("mcp-bridge", port, tokens);
        // No tool of this benchmark asks the backend.
        command.add("--datawright.bridge.data-designer.url=http://127.0.0.1:9");
        command.add("--datawright.bridge.links.secret=a secret of the benchmark");
        command.add("--datawright.bridge.file-store=" + folder.toAbsolutePath());
        return new ToolServer(ServerProcess.start(command, port, log), endpoint(port), tokens, owner -> Map.of());
    }

    static ToolServer fastMcp(Path python, Path log) throws IOException, InterruptedException {
        TestDatabase database = TestDatabase.fresh();
        int port = ServerProcess.freePort();
        List<String> command = List.of(
                python.toString(),
                Path.of("benchmarks", "python", "fastmcp_bridge.py")
                        .toAbsolutePath()
                        .toString(),
                libpq(database),
                Integer.toString(port));
        return new ToolServer(
                ServerProcess.start(command, port, log), endpoint(port), null, owner -> Map.of("owner", owner));
    }

    /// A person's token; null where none is asked for.
    @Nullable
    String token(String owner) {
        return tokens == null ? null : tokens.person(owner);
    }

    /// A database's address as PostgreSQL's own clients take it.
    static String libpq(TestDatabase database) {
        return database.url()
                .replaceFirst("^jdbc:", "")
                .replaceFirst("\\?.*$", "")
                .replace("//", "//" + database.username() + ":" + database.password() + "@");
    }

    private static URI endpoint(int port) {
        return URI.create("http://127.0.0.1:" + port + "/mcp");
    }

    @Override
    public void close() {
        server.close();
    }
}
