/** Tests of the workflows on Temporal's in-memory server. */
@NullMarked
package dev.holdfast.workflow;

import org.jspecify.annotations.NullMarked;
