/** Who may come in: access keys, the sealing of their secrets, and the console's login. */
@NullMarked
package dev.holdfast.security;

import org.jspecify.annotations.NullMarked;
