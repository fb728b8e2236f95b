/** Pure planning of which restore points stay and which go, with the reasons. */
@NullMarked
package dev.holdfast.retention;

import org.jspecify.annotations.NullMarked;
