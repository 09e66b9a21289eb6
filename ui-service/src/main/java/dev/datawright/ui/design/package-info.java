/// A design in words and by hand: what a column holds and why, the form that changes it, and the versions so far.
///
/// What stays out: values of columns; they are rows, and rows are shown by preview. Nothing is stored from here; a
/// [ColumnDesk] is asked to.
@NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = "time")
package dev.datawright.ui.design;

import org.jspecify.annotations.NullMarked;
