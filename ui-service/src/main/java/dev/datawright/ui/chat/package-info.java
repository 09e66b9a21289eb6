/// The conversation: what was said, what the agent does at this moment, and its question before a job.
///
/// What stays out: the dataset beside it. The chat tells its listener what it heard of designs and jobs, and no more.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"backend", "job", "usage"})
package dev.datawright.ui.chat;

import org.jspecify.annotations.NullMarked;
