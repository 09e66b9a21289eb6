/// One child process each: started, watched until it is ready, started again when it dies, ended.
///
/// What stays out: which processes there are (package suite).
@NullMarked
package dev.datawright.launcher.process;

import org.jspecify.annotations.NullMarked;
