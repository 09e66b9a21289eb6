/// What says which files a result is made of, and proves that they are the ones.
///
/// What stays out: the record itself (contract.designer.ResultManifest).
@NullMarked
package dev.datawright.dataset.manifest;

import org.jspecify.annotations.NullMarked;
