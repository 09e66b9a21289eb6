/// The key of this installation and the tokens of its one user.
///
/// What stays out: checking tokens; the services do that with the public key.
@NullMarked
package dev.datawright.launcher.token;

import org.jspecify.annotations.NullMarked;
