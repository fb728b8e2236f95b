/** The commands behind the launcher. */
@NullMarked
package dev.holdfast.cli;

import org.jspecify.annotations.NullMarked;
