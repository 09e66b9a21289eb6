package dev.datawright.bridge.mcp;

import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.bridge.security.Call;
import dev.datawright.contract.job.Listing;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One list of what several features have, a page after the other.
final class ResourceList {

    private final List<McpSchema.Resource> everybodys;
    private final List<ListedResources> lists;

    ResourceList(List<SyncResourceSpecification> everybodys, List<ListedResources> lists) {
        this.everybodys =
                everybodys.stream().map(SyncResourceSpecification::resource).toList();
        this.lists = List.copyOf(lists);
    }

    /// @param cursor the number of a list and a place in it
    McpSchema.ListResourcesResult page(Call call, @Nullable String cursor) {
        int index = 0;
        String after = null;
        if (cursor != null) {
            int split = cursor.indexOf('~');
            index = index(cursor, split);
            after = split + 1 == cursor.length() ? null : cursor.substring(split + 1);
        }
        List<McpSchema.Resource> found = new ArrayList<>(cursor == null ? everybodys : List.of());
        if (lists.isEmpty()) {
            return new McpSchema.ListResourcesResult(found, null);
        }
        Listing<McpSchema.Resource> page = lists.get(index).page(call, after);
        found.addAll(page.items());
        String next =
                page.next() != null ? index + "~" + page.next() : index + 1 < lists.size() ? index + 1 + "~" : null;
        return new McpSchema.ListResourcesResult(found, next);
    }

    private int index(String cursor, int split) {
        if (split < 0) {
            throw unknown();
        }
        try {
            int index = Integer.parseInt(cursor.substring(0, split));
            if (index >= 0 && index < lists.size()) {
                return index;
            }
        } catch (NumberFormatException e) {
            // Told like any other cursor that is none of ours.
        }
        throw unknown();
    }

    private static BridgeFailure unknown() {
        return BridgeFailure.invalid(
                "cursor", "bad-cursor", "that is no place in this list", "pass nextCursor as it was answered");
    }
}
