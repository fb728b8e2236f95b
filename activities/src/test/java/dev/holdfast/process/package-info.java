/** Child processes, tried with real ones. */
@NullMarked
package dev.holdfast.process;

import org.jspecify.annotations.NullMarked;
