package dev.datawright.designer.job;

/// The right to run a job, until it ends or another instance takes the job over.
///
/// @param fence tells this taking from every other
record Lease(String jobId, long fence) {}
