/** The embedded servers, tried for real. */
@NullMarked
package dev.holdfast.embedded;

import org.jspecify.annotations.NullMarked;
