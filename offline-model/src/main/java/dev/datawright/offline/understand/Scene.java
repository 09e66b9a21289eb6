package dev.datawright.offline.understand;

import dev.datawright.offline.text.Language;
import java.time.LocalDate;
import java.util.List;

/// What is known when a sentence is read.
///
/// @param columns names of the design's columns
record Scene(Language language, LocalDate today, List<String> columns) {}
