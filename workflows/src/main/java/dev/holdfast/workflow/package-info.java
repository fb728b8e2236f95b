/** The workflows themselves, their names and their activity options. */
@NullMarked
package dev.holdfast.workflow;

import org.jspecify.annotations.NullMarked;
