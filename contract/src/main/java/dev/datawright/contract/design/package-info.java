/// Data Designer's config as plain data, and the design that keeps it: versions, authors, previews.
///
/// Names and defaults are those of `data-designer` 0.9; what it forbids (unknown fields) never leaves here.
/// What stays out: rules about it. A config read here can be wrong in any way that its types allow.
@NullMarked
package dev.datawright.contract.design;

import org.jspecify.annotations.NullMarked;
