/// Starts the workbench and says what its page looks like.
///
/// What stays out: everything a person sees or a service answers; that is in the feature packages.
@NullMarked
package dev.datawright.ui;

import org.jspecify.annotations.NullMarked;
