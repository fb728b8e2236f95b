package dev.holdfast.ecs;

/**
 * A request whose sender is known.
 *
 * @param accessKeyId the key that it was signed with
 */
record EcsCall(String accessKeyId, Parameters parameters, EcsRequest request) {}
