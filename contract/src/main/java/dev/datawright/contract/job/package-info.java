/// A run of a design: what it would cost, who approved it, how it goes, what came out.
///
/// What stays out: Data Designer's own job records (contract.designer); these are the bridge's.
@NullMarked
package dev.datawright.contract.job;

import org.jspecify.annotations.NullMarked;
