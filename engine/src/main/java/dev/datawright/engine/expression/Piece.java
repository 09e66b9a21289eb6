package dev.datawright.engine.expression;

import dev.datawright.rules.template.TemplateNode;
import dev.datawright.rules.template.TemplateNode.Target;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A compiled piece of a template.
@FunctionalInterface
interface Piece {

    void appendTo(StringBuilder text, Frame frame);

    static List<Piece> all(Compiler compiler, List<TemplateNode> nodes) {
        List<Piece> pieces = new ArrayList<>();
        for (TemplateNode node : nodes) {
            pieces.add(
                    switch (node) {
                        case TemplateNode.Text plain -> {
                            String words = plain.text();
                            yield (text, frame) -> {
                                text.append(words);
                                Limits.check(text);
                            };
                        }
                        case TemplateNode.Output output -> output(compiler.compile(output.expression()));
                        case TemplateNode.If choice -> choice(compiler, choice);
                        case TemplateNode.For loop -> loop(compiler, loop);
                        case TemplateNode.Assign assign -> {
                            Evaluation value = compiler.compile(assign.value());
                            int slot = assign.slot();
                            yield (text, frame) -> frame.set(slot, value.of(frame));
                        }
                        case TemplateNode.Capture capture -> {
                            List<Piece> body = all(compiler, capture.body());
                            int slot = capture.slot();
                            yield (text, frame) -> {
                                StringBuilder captured = new StringBuilder();
                                body.forEach(piece -> piece.appendTo(captured, frame));
                                frame.set(slot, captured.toString());
                            };
                        }
                    });
        }
        return List.copyOf(pieces);
    }

    private static Piece output(Evaluation value) {
        return (text, frame) -> {
            int before = text.length();
            PythonText.append(text, value.of(frame));
            int added = text.length() - before;
            if (added > 64) {
                frame.step(added >> 3);
            }
            Limits.check(text);
        };
    }

    private static Piece choice(Compiler compiler, TemplateNode.If choice) {
        List<Evaluation> conditions = new ArrayList<>();
        List<List<Piece>> bodies = new ArrayList<>();
        for (TemplateNode.Branch branch : choice.branches()) {
            conditions.add(compiler.compile(branch.condition()));
            bodies.add(all(compiler, branch.body()));
        }
        List<Integer> unset = choice.unset();
        return (text, frame) -> {
            for (int slot : unset) {
                frame.set(slot, Undefined.UNSET);
            }
            for (int i = 0; i < bodies.size(); i++) {
                if (Values.isTrue(conditions.get(i).of(frame))) {
                    for (Piece piece : bodies.get(i)) {
                        piece.appendTo(text, frame);
                    }
                    return;
                }
            }
        };
    }

    private static Piece loop(Compiler compiler, TemplateNode.For loop) {
        Evaluation items = compiler.compile(loop.items());
        int before = compiler.compiled();
        Evaluation condition = compiler.compile(loop.condition());
        int conditionWeight = compiler.compiled() - before;
        List<Piece> body = all(compiler, loop.body());
        int weight = compiler.compiled() - before + body.size();
        List<Piece> otherwise = all(compiler, loop.otherwise());
        Target target = loop.target();
        int slot = loop.loop();
        return (text, frame) -> {
            frame.set(slot, null);
            List<@Nullable Object> taken = new ArrayList<>();
            for (Object item : Values.items(items.of(frame))) {
                frame.step(conditionWeight);
                give(frame, target, item);
                if (Values.isTrue(condition.of(frame))) {
                    taken.add(item);
                }
            }
            if (taken.isEmpty()) {
                otherwise.forEach(piece -> piece.appendTo(text, frame));
                return;
            }
            LoopState state = new LoopState(taken);
            frame.set(slot, state);
            for (int i = 0; i < taken.size(); i++) {
                frame.step(weight);
                state.at(i);
                give(frame, target, taken.get(i));
                for (Piece piece : body) {
                    piece.appendTo(text, frame);
                }
            }
        };
    }

    private static void give(Frame frame, Target target, @Nullable Object item) {
        switch (target) {
            case Target.Name name -> frame.set(name.slot(), item);
            case Target.Parts several -> {
                List<?> parts = Values.items(item);
                if (parts.size() != several.parts().size()) {
                    throw new EvaluationException("A loop with "
                            + several.parts().size() + " variables gets an item of " + parts.size() + " parts");
                }
                for (int i = 0; i < parts.size(); i++) {
                    give(frame, several.parts().get(i), parts.get(i));
                }
            }
        }
    }
}
