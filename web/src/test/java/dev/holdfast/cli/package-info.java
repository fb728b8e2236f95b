/** The commands, tried as a person does. */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
