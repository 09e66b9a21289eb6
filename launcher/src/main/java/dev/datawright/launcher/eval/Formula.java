package dev.datawright.launcher.eval;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Arithmetic over names: `+ - * /`, brackets and numbers.
final class Formula {

    private final String text;
    private final Set<String> names = new LinkedHashSet<>();
    private int at;
    private final ToDoubleFunction<Map<String, Double>> value;

    private Formula(String text) {
        this.text = text;
        this.value = sum();
        skipBlanks();
        if (at < text.length()) {
            throw wrong();
        }
    }

    /// An IllegalArgumentException says at which character it cannot be read.
    static Formula parse(String text) {
        return new Formula(text);
    }

    Set<String> names() {
        return Set.copyOf(names);
    }

    double value(Map<String, Double> numbers) {
        return value.applyAsDouble(numbers);
    }

    @Override
    public String toString() {
        return text;
    }

    private ToDoubleFunction<Map<String, Double>> sum() {
        ToDoubleFunction<Map<String, Double>> left = product();
        while (true) {
            ToDoubleFunction<Map<String, Double>> before = left;
            if (take('+')) {
                ToDoubleFunction<Map<String, Double>> right = product();
                left = numbers -> before.applyAsDouble(numbers) + right.applyAsDouble(numbers);
            } else if (take('-')) {
                ToDoubleFunction<Map<String, Double>> right = product();
                left = numbers -> before.applyAsDouble(numbers) - right.applyAsDouble(numbers);
            } else {
                return left;
            }
        }
    }

    private ToDoubleFunction<Map<String, Double>> product() {
        ToDoubleFunction<Map<String, Double>> left = atom();
        while (true) {
            ToDoubleFunction<Map<String, Double>> before = left;
            if (take('*')) {
                ToDoubleFunction<Map<String, Double>> right = atom();
                left = numbers -> before.applyAsDouble(numbers) * right.applyAsDouble(numbers);
            } else if (take('/')) {
                ToDoubleFunction<Map<String, Double>> right = atom();
                left = numbers -> before.applyAsDouble(numbers) / right.applyAsDouble(numbers);
            } else {
                return left;
            }
        }
    }

    private ToDoubleFunction<Map<String, Double>> atom() {
        if (take('(')) {
            ToDoubleFunction<Map<String, Double>> inner = sum();
            if (!take(')')) {
                throw wrong();
            }
            return inner;
        }
        String word = word();
        if (word.isEmpty()) {
            throw wrong();
        }
        if (Character.isDigit(word.charAt(0))) {
            double number = number(word);
            return _ -> number;
        }
        names.add(word);
        return numbers -> {
            @Nullable Double number = numbers.get(word);
            return number == null ? Double.NaN : number;
        };
    }

    private double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException _) {
            throw wrong();
        }
    }

    private String word() {
        skipBlanks();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "._".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean take(char sign) {
        skipBlanks();
        boolean there = at < text.length() && text.charAt(at) == sign;
        if (there) {
            at++;
        }
        return there;
    }

    private void skipBlanks() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
    }

    private IllegalArgumentException wrong() {
        return new IllegalArgumentException(
                "'" + text + "' cannot be read at character " + (at + 1) + "; write arithmetic such as net * 0.19");
    }
}
