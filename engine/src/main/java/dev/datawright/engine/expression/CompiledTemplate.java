package dev.datawright.engine.expression;

import dev.datawright.dataset.batch.ColumnVector;
import dev.datawright.engine.batch.OpenBatch;
import dev.datawright.rules.template.Template;
import dev.datawright.rules.template.TemplateNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A template, compiled once and rendered for every row. Safe for any number of threads.
public final class CompiledTemplate {

    private final List<String> slots;
    private final List<Piece> pieces;
    private final @Nullable Evaluation only;

    private CompiledTemplate(List<String> slots, List<Piece> pieces, @Nullable Evaluation only) {
        this.slots = slots;
        this.pieces = pieces;
        this.only = only;
    }

    public static CompiledTemplate compile(String source) {
        return compile(Template.parse(source).nodes());
    }

    static CompiledTemplate compile(List<TemplateNode> nodes) {
        Compiler compiler = new Compiler();
        List<Piece> pieces = pieces(compiler, nodes);
        Evaluation only = nodes.size() == 1 && nodes.getFirst() instanceof TemplateNode.Output output
                ? compiler.compile(output.expression())
                : null;
        return new CompiledTemplate(compiler.slots(), pieces, only);
    }

    /// The template over the columns of a batch; for one thread.
    public Rendering over(OpenBatch batch) {
        ColumnVector[] columns = new ColumnVector[slots.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = batch.column(slots.get(i));
        }
        return new Rendering(columns);
    }

    /// Rows of one batch.
    public final class Rendering {

        private final ColumnVector[] columns;
        private final StringBuilder text = new StringBuilder();

        private Rendering(ColumnVector[] columns) {
            this.columns = columns;
        }

        /// The text of a row.
        ///
        /// @throws EvaluationException when it has none
        public String text(int row) {
            text.setLength(0);
            for (Piece piece : pieces) {
                piece.appendTo(text, columns, row);
            }
            return text.toString();
        }

        /// The value of a row when the template is a single expression, else its text.
        @Nullable
        Object value(int row) {
            return only == null ? text(row) : only.of(columns, row);
        }
    }

    @FunctionalInterface
    private interface Piece {
        void appendTo(StringBuilder text, ColumnVector[] columns, int row);
    }

    private static List<Piece> pieces(Compiler compiler, List<TemplateNode> nodes) {
        List<Piece> pieces = new ArrayList<>();
        for (TemplateNode node : nodes) {
            pieces.add(
                    switch (node) {
                        case TemplateNode.Text plain -> {
                            String words = plain.text();
                            yield (text, columns, row) -> text.append(words);
                        }
                        case TemplateNode.Output output -> {
                            Evaluation value = compiler.compile(output.expression());
                            yield (text, columns, row) -> {
                                text.append(PythonText.of(value.of(columns, row)));
                                Limits.check(text);
                            };
                        }
                        case TemplateNode.If choice -> choice(compiler, choice);
                    });
        }
        return List.copyOf(pieces);
    }

    private static Piece choice(Compiler compiler, TemplateNode.If choice) {
        List<Evaluation> conditions = new ArrayList<>();
        List<List<Piece>> bodies = new ArrayList<>();
        for (TemplateNode.Branch branch : choice.branches()) {
            conditions.add(compiler.compile(branch.condition()));
            bodies.add(pieces(compiler, branch.body()));
        }
        return (text, columns, row) -> {
            for (int i = 0; i < bodies.size(); i++) {
                if (Operators.isTrue(conditions.get(i).of(columns, row))) {
                    for (Piece piece : bodies.get(i)) {
                        piece.appendTo(text, columns, row);
                    }
                    return;
                }
            }
        };
    }
}
