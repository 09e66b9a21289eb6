package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a connection asked for when it was opened; its session keeps that.
///
/// @param readOnly leaves the tools that change nothing
record Selection(Toolset toolset, boolean readOnly) {

    static final Selection DEFAULT = new Selection(Toolset.FULL, false);

    /// By `?toolset=` and `?read_only=`, or by headers for clients that cannot change the address.
    static Selection of(HttpServletRequest request) {
        String toolset = given(request, "toolset", "X-MCP-Toolset");
        String readOnly = given(request, "read_only", "X-MCP-Readonly");
        return new Selection(toolset == null ? DEFAULT.toolset() : toolset(toolset), readOnly != null && yes(readOnly));
    }

    private static Toolset toolset(String text) {
        Optional<Toolset> found = Toolset.parse(text);
        return found.orElseThrow(() -> BridgeFailure.invalid(
                "toolset",
                "unknown-toolset",
                "there is no toolset '" + shown(text) + "'",
                "there are " + Toolset.names() + "; " + DEFAULT.toolset().wireName() + " when none is named"));
    }

    private static boolean yes(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes", "" -> true;
            case "false", "0", "no" -> false;
            default ->
                throw BridgeFailure.invalid(
                        "read_only", "not-a-truth", "read_only cannot be '" + shown(text) + "'", "give true or false");
        };
    }

    private static @Nullable String given(HttpServletRequest request, String parameter, String header) {
        String value = request.getParameter(parameter);
        return value != null ? value : request.getHeader(header);
    }

    private static String shown(String text) {
        String seen = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", " ");
        return seen.length() > 40 ? seen.substring(0, 40) + "..." : seen;
    }
}
