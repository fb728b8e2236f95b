/** Tests of the model. */
@NullMarked
package dev.holdfast.model;

import org.jspecify.annotations.NullMarked;
