/// The page: rail, conversation and dataset side by side, and what a person is told when a service is away.
///
/// What stays out: how any of its parts looks inside.
@NullMarked
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"backend", "chat", "design", "preview", "job", "report", "time", "usage"})
package dev.datawright.ui.shell;

import org.jspecify.annotations.NullMarked;
