package dev.datawright.offline.fact;

import dev.datawright.offline.fact.Fact.Form.Type;
import dev.datawright.offline.text.Token;
import java.util.Map;

/// A type named outright: `age (int)`, `price: float`, `as an integer`, `yes/no`.
final class FormRule implements FactRule {

    private static final Map<String, Type> TYPES = Map.ofEntries(
            Map.entry("int", Type.INTEGER),
            Map.entry("integer", Type.INTEGER),
            Map.entry("integers", Type.INTEGER),
            Map.entry("ganzzahl", Type.INTEGER),
            Map.entry("float", Type.NUMBER),
            Map.entry("double", Type.NUMBER),
            Map.entry("decimal", Type.NUMBER),
            Map.entry("numeric", Type.NUMBER),
            Map.entry("dezimalzahl", Type.NUMBER),
            Map.entry("bool", Type.BOOLEAN),
            Map.entry("boolean", Type.BOOLEAN),
            Map.entry("true/false", Type.BOOLEAN),
            Map.entry("uuid", Type.CODE),
            Map.entry("string", Type.TEXT),
            Map.entry("varchar", Type.TEXT));
    private static final Map<String, Type> IN_BRACKETS = Map.of(
            "number", Type.NUMBER,
            "zahl", Type.NUMBER,
            "date", Type.DATE,
            "datum", Type.DATE,
            "datetime", Type.DATETIME,
            "timestamp", Type.DATETIME,
            "text", Type.TEXT,
            "code", Type.CODE);

    @Override
    public void read(Clause clause) {
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.token(i);
            if (!clause.isFree(i, i + 1)) {
                continue;
            }
            if (i + 2 < clause.size()
                    && token.is("yes", "ja", "true", "wahr", "y")
                    && clause.token(i + 1).is("/", "or", "oder")
                    && clause.token(i + 2).is("no", "nein", "false", "falsch", "n", "not")) {
                clause.take(new Fact.Form(Type.BOOLEAN), i, i + 3);
                return;
            }
            if (i > 0
                    && i + 1 < clause.size()
                    && token.is("or", "oder")
                    && clause.token(i + 1).is("not", "nicht")) {
                clause.take(new Fact.Form(Type.BOOLEAN), i, i + 2);
                return;
            }
            boolean marked = i > 0 && clause.token(i - 1).is("(", ":", "as", "als", "a", "an", "type", "typ");
            Type type = TYPES.get(token.lower());
            if (type == null && i > 0 && clause.token(i - 1).is("(", ":", "as", "als", "type", "typ")) {
                type = IN_BRACKETS.get(token.lower());
            }
            if (type != null && i > 0 && token.isWord() && (marked || i == clause.size() - 1)) {
                clause.take(new Fact.Form(type), i, i + 1);
                return;
            }
        }
    }
}
