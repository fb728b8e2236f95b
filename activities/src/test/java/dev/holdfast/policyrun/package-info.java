/** Tests of this package on a real database. */
@NullMarked
package dev.holdfast.policyrun;

import org.jspecify.annotations.NullMarked;
