package dev.datawright.bridge.classic;

import dev.datawright.bridge.mcp.Arguments;
import dev.datawright.bridge.problem.BridgeFailure;
import dev.datawright.contract.design.Constraint;
import dev.datawright.contract.design.InequalityOperator;
import dev.datawright.contract.json.WireJson;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// An inequality as `add_column_constraint` takes it: signs or names of operators, a column or a number.
final class ClassicConstraint {

    private static final Map<String, String> OPERATORS =
            Map.of("<", "lt", "<=", "le", ">", "gt", ">=", "ge", "lt", "lt", "le", "le", "gt", "gt", "ge", "ge");

    ObjectNode read(Arguments arguments) {
        String target = arguments.needText("target_column");
        String operator = arguments.needText("operator").strip();
        String column = arguments.text("rhs_column");
        Double value = arguments.optionalNumber("rhs_value");
        arguments.check();
        String known = OPERATORS.get(operator);
        if (known == null) {
            throw BridgeFailure.invalid(
                    "operator",
                    "unknown-operator",
                    "there is no operator '" + operator + "'",
                    "there are lt, le, gt, ge, <, <=, >, >=");
        }
        if ((column == null) == (value == null)) {
            throw BridgeFailure.invalid(
                    "rhs_column",
                    "one-of-two",
                    "the right side is a column or a number, one of the two",
                    "give rhs_column or rhs_value");
        }
        ObjectNode constraint = WireJson.mapper().createObjectNode();
        constraint.put("constraint_type", column == null ? "scalar_inequality" : "column_inequality");
        constraint.put("target_column", target);
        constraint.put("operator", known);
        if (column == null) {
            constraint.put("rhs", value);
        } else {
            constraint.put("rhs", column);
        }
        return constraint;
    }

    static String told(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ScalarInequality scalar ->
                scalar.targetColumn() + " " + sign(scalar.operator()) + " " + scalar.rhs();
            case Constraint.ColumnInequality columns ->
                columns.targetColumn() + " " + sign(columns.operator()) + " " + columns.rhs();
            case Constraint.Unique unique -> unique.targetColumn() + " is unique";
        };
    }

    private static String sign(InequalityOperator operator) {
        return switch (operator) {
            case LT -> "<";
            case LE -> "<=";
            case GT -> ">";
            case GE -> ">=";
        };
    }
}
