/// The parking tickets that several stories ask for, and what is right about a file of them.
///
/// What stays out: how the file was made.
@NullMarked
package dev.datawright.endtoend.tickets;

import org.jspecify.annotations.NullMarked;
