/** Real servers that come with the service: a MariaDB and a Temporal, run as child processes. */
@NullMarked
package dev.holdfast.embedded;

import org.jspecify.annotations.NullMarked;
