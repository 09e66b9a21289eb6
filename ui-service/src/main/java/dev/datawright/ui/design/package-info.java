/// A design in words: which family a column belongs to, what it holds, and why it is there.
///
/// What stays out: values of columns; they are rows, and rows are shown by preview.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package dev.datawright.ui.design;

import org.jspecify.annotations.NullMarked;
