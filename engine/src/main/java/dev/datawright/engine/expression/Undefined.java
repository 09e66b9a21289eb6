package dev.datawright.engine.expression;

/// What a template asks for and the row does not have; it shows as nothing.
final class Undefined {

    static final Undefined INSTANCE = new Undefined();

    /// What a variable holds that no branch has set.
    static final Undefined UNSET = new Undefined();

    private Undefined() {}

    @Override
    public String toString() {
        return "";
    }
}
