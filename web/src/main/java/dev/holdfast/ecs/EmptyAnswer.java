package dev.holdfast.ecs;

import io.micronaut.serde.annotation.Serdeable;

/** The request id says it all. */
@Serdeable.Serializable
record EmptyAnswer() implements Answer {}
