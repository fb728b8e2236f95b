/** The catalog: what was wanted, what happened, and what there is, in MySQL or MariaDB. */
@NullMarked
package dev.holdfast.catalog;

import org.jspecify.annotations.NullMarked;
