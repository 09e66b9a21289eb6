package dev.datawright.bridge.preview;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param defaultRows when the caller does not say
/// @param maxModelRows most rows of a preview that asks a language model which costs money
/// @param maxModelCells cells such a model writes in all previews of one design together
@ConfigurationProperties("datawright.bridge.previews")
record PreviewProperties(
        @DefaultValue("10") int defaultRows,
        @DefaultValue("5") int maxModelRows,
        @DefaultValue("50") int maxModelCells) {}
