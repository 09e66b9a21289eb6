package dev.datawright.bridge.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// @param ttl how long an approval can be used
@ConfigurationProperties("datawright.bridge.approvals")
record ApprovalProperties(@DefaultValue("30m") Duration ttl) {}
