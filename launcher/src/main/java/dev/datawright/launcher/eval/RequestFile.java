package dev.datawright.launcher.eval;

import dev.datawright.contract.json.WireJson;
import dev.datawright.launcher.failure.CommandFailure;
import dev.datawright.launcher.failure.ExitCode;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A file of requests: one JSON object a line; empty lines and lines that begin with `#` are passed over.
final class RequestFile {

    private static final int MOST_TOLD = 20;

    private RequestFile() {}

    /// All of them, or a failure that tells every line that is wrong.
    static List<Request> read(Path file) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--file " + file + ": there is no such file.", e);
        } catch (CharacterCodingException e) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--file " + file + " is not UTF-8.", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--file " + file + " cannot be read: " + e.getMessage(), e);
        }
        List<Request> requests = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (int line = 1; line <= lines.size(); line++) {
            String text = lines.get(line - 1).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            try {
                Request request = parse(text);
                Integer before = seen.putIfAbsent(request.id(), line);
                if (before != null) {
                    wrong.add("line " + line + ": id '" + request.id() + "' is the one of line " + before);
                }
                requests.add(request);
            } catch (Fields.WrongField e) {
                wrong.add("line " + line + ": " + e.getMessage());
            } catch (JacksonException e) {
                wrong.add("line " + line + ": no JSON object: " + e.getOriginalMessage());
            }
        }
        if (!wrong.isEmpty()) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, told(file, wrong));
        }
        if (requests.isEmpty()) {
            throw new CommandFailure(ExitCode.BAD_REQUEST, "--file " + file + " holds no request.");
        }
        return requests;
    }

    private static String told(Path file, List<String> wrong) {
        List<String> first = wrong.stream().limit(MOST_TOLD).toList();
        return "--file " + file + " cannot be played:\n  " + String.join("\n  ", first)
                + (wrong.size() > MOST_TOLD ? "\n  and " + (wrong.size() - MOST_TOLD) + " more" : "");
    }

    private static Request parse(String line) {
        Fields fields = new Fields(WireJson.mapper().readTree(line), "");
        List<String> messages = fields.texts("messages");
        JsonNode expect = fields.need("expect");
        if (!expect.isArray() || expect.isEmpty()) {
            throw fields.wrong("expect", "must be a list of at least one expectation");
        }
        List<Expectation> expectations = new ArrayList<>();
        for (JsonNode node : expect) {
            expectations.add(ExpectationReader.read(node, "expect[" + expectations.size() + "]", messages.size()));
        }
        String language = fields.text("language");
        if (!Tongue.SMALL_WORDS.containsKey(language)) {
            throw fields.wrong("language", "must be en, de, fr or es, not '" + language + "'");
        }
        Request request = new Request(
                fields.text("id"),
                language,
                fields.has("tags") ? fields.texts("tags") : List.of(),
                fields.has("vague") && fields.flag("vague"),
                messages,
                expectations,
                fields.has("allowed") ? fields.names("allowed") : List.of());
        fields.nothingElse();
        return request;
    }
}
