package dev.datawright.engine.model;

import dev.datawright.contract.design.EmbeddingColumnConfig;
import dev.datawright.contract.json.WireJson;
import dev.datawright.dataset.batch.ColumnType;
import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.dataset.batch.RowSchema.Field;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.engine.expression.PythonText;
import dev.datawright.engine.model.ChatModels.EmbeddingAnswer;
import dev.datawright.engine.model.ChatModels.EmbeddingQuestion;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A column of vectors of another column's texts, in the shape that Data Designer gives them: a list of vectors, how
/// many, and how long. A text that is a JSON list of texts gets a vector for each.
public final class EmbeddingColumn extends ModelColumn {

    private static final ColumnType TYPE = new ColumnType.Struct(List.of(
            new Field("embeddings", new ColumnType.Items(new ColumnType.Items(ColumnType.Scalar.NUMBER))),
            new Field("num_embeddings", ColumnType.Scalar.INTEGER),
            new Field("dimension", ColumnType.Scalar.INTEGER)));

    private final EmbeddingColumnConfig column;

    public EmbeddingColumn(EmbeddingColumnConfig column, ModelLine line) {
        super(column, line);
        this.column = column;
    }

    @Override
    ColumnType type() {
        return TYPE;
    }

    @Override
    Maker over(OpenBatch batch) {
        ColumnVector target = batch.column(column.targetColumn());
        return (row, asking) -> embed(texts(target.get(row)), asking);
    }

    private Cell embed(List<String> texts, Asking asking) throws InterruptedException, UnusableAnswerException {
        EmbeddingAnswer answer = line().call(
                        asking,
                        () -> line().calls()
                                .models()
                                .embed(new EmbeddingQuestion(line().model(), texts, line().parameters())));
        paid(asking, new ModelUsage(line().model(), answer.inputTokens(), 0, answer.costUsd()));
        if (answer.vectors().size() != texts.size()) {
            throw new UnusableAnswerException(
                    "The model made " + answer.vectors().size() + " vectors of " + texts.size()
                            + (texts.size() == 1 ? " text" : " texts"));
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("embeddings", answer.vectors());
        value.put("num_embeddings", (long) answer.vectors().size());
        value.put("dimension", (long) answer.vectors().getFirst().size());
        return new Cell(value, null, null);
    }

    private List<String> texts(@org.jspecify.annotations.Nullable Object value) throws UnusableAnswerException {
        List<String> texts =
                switch (value) {
                    case null -> List.of();
                    case String text -> listed(text);
                    case List<?> list ->
                        list.stream().map(EmbeddingColumn::text).toList();
                    default -> List.of(text(value));
                };
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw new UnusableAnswerException("'" + column.targetColumn() + "' holds no text to make a vector of");
        }
        return texts;
    }

    private static List<String> listed(String text) {
        String stripped = text.strip();
        if (stripped.startsWith("[")) {
            try {
                JsonNode list = WireJson.mapper().readTree(stripped);
                if (list.isArray() && list.valueStream().allMatch(JsonNode::isString)) {
                    List<String> texts = new ArrayList<>();
                    list.forEach(item -> texts.add(item.stringValue().strip()));
                    return texts;
                }
            } catch (JacksonException notAList) {
                // A text that begins with a bracket.
            }
        }
        return List.of(stripped);
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) {
        return value instanceof Map ? WireJson.mapper().writeValueAsString(value) : PythonText.of(value);
    }
}
