/// Keys as configuration gives them.
///
/// What stays out: any use of them.
@NullMarked
package dev.datawright.designer.secret;

import org.jspecify.annotations.NullMarked;
