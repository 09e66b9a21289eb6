package dev.datawright.designer.request;

import dev.datawright.contract.json.WireJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads requests, refusing what NeMo Platform refuses in the words it uses.
@Component
public class Requests {

    /// The only workspace there is; others are for NeMo Platform to manage.
    public static final String WORKSPACE = "default";

    private final int maxBody;

    Requests(RequestProperties properties) {
        this.maxBody = Math.toIntExact(properties.maxBody().toBytes());
    }

    /// @throws Refusal 404 for a workspace that is not there
    public void requireWorkspace(String workspace) {
        if (!workspace.equals(WORKSPACE)) {
            throw Refusal.notFound("Workspace '" + workspace + "' not found");
        }
    }

    /// The body as a JSON object.
    ///
    /// @throws Refusal 413 when it is too large, 422 when it is anything but an object
    public ObjectNode readObject(HttpServletRequest request) throws IOException {
        byte[] body = readBody(request);
        if (body.length == 0) {
            throw Refusal.invalid("missing", List.of("body"), "Field required");
        }
        if (!isJson(request.getContentType()) || !(parse(body) instanceof ObjectNode object)) {
            throw Refusal.invalid(
                    "model_attributes_type",
                    List.of("body"),
                    "Input should be a valid dictionary or object to extract fields from; send a JSON object as"
                            + " application/json");
        }
        return object;
    }

    /// A field that must be there.
    public static JsonNode require(JsonNode object, List<Object> location, String field) {
        JsonNode value = object.get(field);
        if (value == null) {
            throw Refusal.invalid("missing", append(location, field), "Field required");
        }
        return value;
    }

    /// A whole number; the default when the field is absent.
    public static @Nullable Long integer(JsonNode object, List<Object> location, String field, @Nullable Long absent) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return absent;
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw Refusal.invalid("int_type", append(location, field), "Input should be a valid integer");
        }
        return value.asLong();
    }

    /// A text; null when the field is absent.
    public static @Nullable String text(JsonNode object, List<Object> location, String field) {
        JsonNode value = object.get(field);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw Refusal.invalid("string_type", append(location, field), "Input should be a valid string");
        }
        return value.asString();
    }

    /// A whole number in the query, kept within its bounds; the default when it is absent.
    public static int integer(HttpServletRequest request, String name, int absent, int min, int max) {
        String value = request.getParameter(name);
        if (value == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(value);
            if (number < min || number > max) {
                throw Refusal.invalid(
                        "out_of_range", List.of("query", name), "Input should be from " + min + " to " + max);
            }
            return number;
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "int_parsing",
                    List.of("query", name),
                    "Input should be a valid integer, unable to parse string as an integer");
        }
    }

    private byte[] readBody(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > maxBody
                ? null
                : request.getInputStream().readNBytes(maxBody + 1);
        if (body == null || body.length > maxBody) {
            throw Refusal.of(413, "The request body is larger than " + maxBody + " bytes");
        }
        return body;
    }

    private static boolean isJson(@Nullable String contentType) {
        try {
            return contentType != null
                    && MediaType.parseMediaType(contentType).isCompatibleWith(MediaType.APPLICATION_JSON);
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static JsonNode parse(byte[] body) {
        try {
            return WireJson.mapper().readTree(body);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
            throw Refusal.notJson(offset, e.getOriginalMessage());
        }
    }

    private static List<Object> append(List<Object> location, String field) {
        return Stream.concat(location.stream(), Stream.of(field)).toList();
    }
}
