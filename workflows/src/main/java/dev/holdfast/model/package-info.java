/** The words of Holdfast as types: identifiers, disks, snapshots, policies and outcomes. */
@NullMarked
package dev.holdfast.model;

import org.jspecify.annotations.NullMarked;
