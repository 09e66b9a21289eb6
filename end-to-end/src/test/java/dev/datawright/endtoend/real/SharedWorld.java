package dev.datawright.endtoend.real;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands the one [RealWorld] to every class of stories that asks for it: it takes minutes to start, and ends
/// with the run.
final class SharedWorld implements ParameterResolver {

    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(SharedWorld.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RealWorld.class;
    }

    /// The root's store closes what can be closed after the last class.
    @Override
    public RealWorld resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(HERE)
                .computeIfAbsent(RealWorld.class, _ -> RealWorld.start(), RealWorld.class);
    }
}
