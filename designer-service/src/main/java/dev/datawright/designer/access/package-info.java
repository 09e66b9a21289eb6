/// Who may call: holders of the one bearer key.
///
/// What stays out: workspaces and jobs; a key opens all of them.
@NullMarked
package dev.datawright.designer.access;

import org.jspecify.annotations.NullMarked;
