package dev.holdfast.demo;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.DiskType;

/** A disk of the demo instance. */
record DemoDisk(
    DiskId id, String name, DiskType type, String category, boolean encrypted, String device) {}
