/** Tests of this package. */
@NullMarked
package dev.holdfast.console;

import org.jspecify.annotations.NullMarked;
