/// The OpenAI-compatible HTTP edge: requests, answers, streams, errors.
///
/// What stays out: what is answered.
@NullMarked
package dev.datawright.offline.chat;

import org.jspecify.annotations.NullMarked;
