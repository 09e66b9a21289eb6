package dev.datawright.designer.files;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// @param maxFile largest file that is taken
/// @param maxTotal how much all files together may take
/// @param maxFiles most files of one fileset
@Validated
@ConfigurationProperties("datawright.designer.files")
record FilesProperties(
        @NotNull @DefaultValue("64MB") DataSize maxFile,
        @NotNull @DefaultValue("4GB") DataSize maxTotal,
        @Min(1) @DefaultValue("1000") int maxFiles) {}
