/** Bringing what the platforms have into the catalog. */
@NullMarked
package dev.holdfast.inventory;

import org.jspecify.annotations.NullMarked;
