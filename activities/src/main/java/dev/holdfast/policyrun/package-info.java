/**
 * Runs of policies: which disks, which snapshots, which old ones may go, and the terminal record.
 */
@NullMarked
package dev.holdfast.policyrun;

import org.jspecify.annotations.NullMarked;
