package dev.datawright.offline.fact;

import dev.datawright.offline.text.TokenPattern;
import dev.datawright.offline.text.TokenPattern.Match;
import java.util.List;

/// `made up by the AI`, `written by the model`, `von der KI geschrieben`: no sampler draws it.
final class WrittenRule implements FactRule {

    private static final List<TokenPattern> SHAPES = TokenPattern.all(
            "made|invented|thought|dreamt up by the|an|a? ai|model|llm|writer|machine",
            "made|invented|thought|dreamt up",
            "written|generated|invented|created|authored|composed by the|an|a? language? ai|model|llm|writer|machine",
            "llm|ai generated|written",
            "ai-generated|ai-written|llm-generated|llm-written",
            "von der|einem|einer? ki|ai|modell|sprachmodell geschrieben|erfunden|verfasst|erzeugt|formuliert|ausgedacht?",
            "frei? erfunden|ausgedacht");

    @Override
    public void read(Clause clause) {
        for (int i = 1; i < clause.size(); i++) {
            for (TokenPattern shape : SHAPES) {
                Match match = shape.matchAt(clause.tokens(), i);
                if (match != null && clause.isFree(i, match.end())) {
                    clause.take(new Fact.Written(), i, match.end());
                    return;
                }
            }
        }
    }
}
