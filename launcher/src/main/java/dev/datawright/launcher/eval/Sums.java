package dev.datawright.launcher.eval;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Results added up, all and by language and tag; the last line of `--json`.
record Sums(Sum sum, List<Sum> byLanguage, List<Sum> byTag) {

    /// @param of what is summed: `all`, a language or a tag
    /// @param share of the stated requirements that are met; 1 when none is stated
    record Sum(
            String of,
            int requests,
            int met,
            int stated,
            double share,
            int invented,
            long modelCalls,
            long inputTokens,
            long outputTokens,
            double costUsd,
            double seconds,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) int failed) {}

    static Sums of(List<Result> results) {
        Set<String> languages = new LinkedHashSet<>();
        Set<String> tags = new LinkedHashSet<>();
        results.forEach(result -> {
            languages.add(result.language());
            tags.addAll(result.tags());
        });
        List<Sum> byLanguage = new ArrayList<>();
        for (String language : languages) {
            byLanguage.add(sum(
                    language,
                    results.stream()
                            .filter(result -> result.language().equals(language))
                            .toList()));
        }
        List<Sum> byTag = new ArrayList<>();
        for (String tag : tags) {
            byTag.add(sum(
                    tag,
                    results.stream()
                            .filter(result -> result.tags().contains(tag))
                            .toList()));
        }
        return new Sums(sum("all", results), List.copyOf(byLanguage), List.copyOf(byTag));
    }

    private static Sum sum(String of, List<Result> results) {
        int met = results.stream().mapToInt(Result::met).sum();
        int stated = results.stream().mapToInt(Result::stated).sum();
        return new Sum(
                of,
                results.size(),
                met,
                stated,
                stated == 0 ? 1 : Math.round(1000.0 * met / stated) / 1000.0,
                results.stream().mapToInt(result -> result.invented().size()).sum(),
                results.stream().mapToLong(Result::modelCalls).sum(),
                results.stream().mapToLong(Result::inputTokens).sum(),
                results.stream().mapToLong(Result::outputTokens).sum(),
                results.stream().mapToDouble(Result::costUsd).sum(),
                Math.round(10 * results.stream().mapToDouble(Result::seconds).sum()) / 10.0,
                (int) results.stream()
                        .filter(result -> result.failure() != null)
                        .count());
    }
}
