/** Real servers for the tests of all modules. */
@NullMarked
package dev.holdfast.testing;

import org.jspecify.annotations.NullMarked;
