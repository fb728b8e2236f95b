/** Tests of this package on a real database. */
@NullMarked
package dev.holdfast.snapshot;

import org.jspecify.annotations.NullMarked;
