package dev.holdfast.model;

import java.time.Instant;

/**
 * Names one run of a policy for ever: the policy and the instant at which the run should have
 * fired, however late it runs.
 */
public record RunKey(PolicyId policy, Instant nominal) {}
