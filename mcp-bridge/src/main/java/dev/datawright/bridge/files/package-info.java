/// Where files live for good: in a folder, or in a bucket of S3, in bundles that appear whole.
///
/// What stays out: what is in a bundle, and whose it is.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.datawright.bridge.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
