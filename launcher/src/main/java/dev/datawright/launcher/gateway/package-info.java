/// LiteLLM as the model gateway: its config made of the one source in gateway-config, and the Python it runs in.
///
/// What stays out: starting and watching its process, which is done as for every service.
@NullMarked
package dev.datawright.launcher.gateway;

import org.jspecify.annotations.NullMarked;
