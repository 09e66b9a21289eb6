/// Files of rows that people bring for their designs to start from: checked, measured, kept, and brought to the backend
/// when a design needs them.
///
/// What stays out: how a design takes its rows (the seed config, which is Data Designer's).
@ApplicationModule(
        allowedDependencies = {"problem", "security", "effect", "mcp", "design", "upstream", "files", "quota", "result"
        })
@NullMarked
package dev.datawright.bridge.seeddata;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
