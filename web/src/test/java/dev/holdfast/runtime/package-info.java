/** What the running service says about itself. */
@NullMarked
package dev.holdfast.runtime;

import org.jspecify.annotations.NullMarked;
