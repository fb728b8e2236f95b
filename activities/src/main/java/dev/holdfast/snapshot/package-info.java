/** Making snapshots: accepting wishes, and the activities that carry them to a proven end. */
@NullMarked
package dev.holdfast.snapshot;

import org.jspecify.annotations.NullMarked;
