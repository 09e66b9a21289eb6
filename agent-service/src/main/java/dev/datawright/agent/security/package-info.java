/// Who calls: tokens are checked and turned into owners and problems.
///
/// What stays out: whose thing something is, which each feature asks itself.
@NullMarked
package dev.datawright.agent.security;

import org.jspecify.annotations.NullMarked;
