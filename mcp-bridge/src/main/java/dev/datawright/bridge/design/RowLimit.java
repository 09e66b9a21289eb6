package dev.datawright.bridge.design;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a design may ask for and a job may make.
///
/// @param maxRows most rows of one job
@ConfigurationProperties("datawright.bridge.jobs")
public record RowLimit(@DefaultValue("10000000") long maxRows) {}
