/** Tests of this package. */
@NullMarked
package dev.holdfast.ecs;

import org.jspecify.annotations.NullMarked;
