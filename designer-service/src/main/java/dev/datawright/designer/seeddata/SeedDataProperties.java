package dev.datawright.designer.seeddata;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param maxCells rows times columns of the largest seed data that is taken; it is held in memory while it is used
@Validated
@ConfigurationProperties("datawright.designer.seed-data")
record SeedDataProperties(@Min(1) @DefaultValue("5000000") long maxCells) {}
