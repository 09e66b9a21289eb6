package dev.datawright.designer.job;

import dev.datawright.designer.request.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a list of jobs is sorted.
enum JobOrder {
    OLDEST_FIRST("created_at", "created_at, id"),
    NEWEST_FIRST("-created_at", "created_at DESC, id DESC"),
    LEAST_RECENTLY_UPDATED_FIRST("updated_at", "updated_at, id"),
    MOST_RECENTLY_UPDATED_FIRST("-updated_at", "updated_at DESC, id DESC");

    private final String wireName;
    private final String sql;

    JobOrder(String wireName, String sql) {
        this.wireName = wireName;
        this.sql = sql;
    }

    String wireName() {
        return wireName;
    }

    String sql() {
        return sql;
    }

    static JobOrder of(@Nullable String sort) {
        if (sort == null) {
            return NEWEST_FIRST;
        }
        for (JobOrder order : values()) {
            if (order.wireName.equals(sort)) {
                return order;
            }
        }
        throw Refusal.invalid(
                "enum",
                List.of("query", "sort"),
                "Input should be 'created_at', '-created_at', 'updated_at' or '-updated_at'");
    }
}
