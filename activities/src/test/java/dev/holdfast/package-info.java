/** Rules that bind the whole module. */
@NullMarked
package dev.holdfast;

import org.jspecify.annotations.NullMarked;
