/** A demo instance with real disks, and a writer that keeps one of them busy. */
@NullMarked
package dev.holdfast.demo;

import org.jspecify.annotations.NullMarked;
