/** Client of the QEMU Machine Protocol: commands, answers and events as JSON lines on a socket. */
@NullMarked
package dev.holdfast.platform.qemu.qmp;

import org.jspecify.annotations.NullMarked;
