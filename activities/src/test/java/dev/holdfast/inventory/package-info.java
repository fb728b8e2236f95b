/** Tests of what the platforms have, on a real catalog. */
@NullMarked
package dev.holdfast.inventory;

import org.jspecify.annotations.NullMarked;
