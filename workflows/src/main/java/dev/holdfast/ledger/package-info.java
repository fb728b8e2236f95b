/** Small ports through which the scheduler reads what is due and what is unfinished. */
@NullMarked
package dev.holdfast.ledger;

import org.jspecify.annotations.NullMarked;
