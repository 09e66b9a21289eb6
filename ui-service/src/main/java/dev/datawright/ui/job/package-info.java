/// A job while it runs, the list of earlier ones, and how its rows, times and prices are said.
///
/// What stays out: what a finished job is worth (report), and starting one, which only a person's approval does (chat).
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "time")
package dev.datawright.ui.job;

import org.jspecify.annotations.NullMarked;
