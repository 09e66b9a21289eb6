/// Which people can be made: locales and the parts of a person.
///
/// What stays out: name lists.
@NullMarked
package dev.datawright.rules.person;

import org.jspecify.annotations.NullMarked;
