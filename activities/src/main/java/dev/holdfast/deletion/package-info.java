/** The one path on which snapshots are deleted, whoever wants it. */
@NullMarked
package dev.holdfast.deletion;

import org.jspecify.annotations.NullMarked;
