/** The ECS-compatible endpoint: RPC over HTTP, signed requests, one class per action. */
@NullMarked
package dev.holdfast.ecs;

import org.jspecify.annotations.NullMarked;
