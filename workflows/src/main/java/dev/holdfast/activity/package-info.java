/** Contracts of the activities that the workflows call, grouped by capability. */
@NullMarked
package dev.holdfast.activity;

import org.jspecify.annotations.NullMarked;
