/** Quartz wakes, the planner says what is due, the run row decides. */
@NullMarked
package dev.holdfast.quartz;

import org.jspecify.annotations.NullMarked;
