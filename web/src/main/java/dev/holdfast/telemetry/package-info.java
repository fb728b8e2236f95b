/** What the service tells about itself to machines that watch it. */
@NullMarked
package dev.holdfast.telemetry;

import org.jspecify.annotations.NullMarked;
