/** Disks as qcow2 images, served by QEMU's storage daemon and copied by its jobs. */
@NullMarked
package dev.holdfast.platform.qemu;

import org.jspecify.annotations.NullMarked;
