/** The port behind which disks live, and the errors that cross it. */
@NullMarked
package dev.holdfast.platform;

import org.jspecify.annotations.NullMarked;
