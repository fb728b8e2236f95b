/** The packaged program with all its real servers, used as a stranger would use it. */
@NullMarked
package dev.holdfast.e2e;

import org.jspecify.annotations.NullMarked;
