/** Pure planning of when a policy is due. */
@NullMarked
package dev.holdfast.schedule;

import org.jspecify.annotations.NullMarked;
