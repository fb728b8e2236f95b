/** The running service: what it holds and what it says about itself. */
@NullMarked
package dev.holdfast.runtime;

import org.jspecify.annotations.NullMarked;
