/** Tests of this package on a real database. */
@NullMarked
package dev.holdfast.catalog;

import org.jspecify.annotations.NullMarked;
