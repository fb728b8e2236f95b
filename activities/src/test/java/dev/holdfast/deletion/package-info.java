/** Tests of this package on a real database. */
@NullMarked
package dev.holdfast.deletion;

import org.jspecify.annotations.NullMarked;
