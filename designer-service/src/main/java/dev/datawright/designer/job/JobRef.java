package dev.datawright.designer.job;

import dev.datawright.designer.request.Refusal;

/// Which job is meant, in the words of the generation of the API that asks.
public sealed interface JobRef {

    /// Says that something is not there.
    ///
    /// @param thing such as `Result 'x' for job`
    Refusal notFound(String thing);

    /// NeMo Platform's way.
    record Named(String workspace, String name) implements JobRef {
        @Override
        public Refusal notFound(String thing) {
            return Refusal.notFound(thing + " '" + name + "' not found in workspace '" + workspace + "'.");
        }
    }

    /// The way of the generation before it.
    record Numbered(String id) implements JobRef {
        @Override
        public Refusal notFound(String thing) {
            return Refusal.notFound(thing + " '" + id + "' not found.");
        }
    }
}
