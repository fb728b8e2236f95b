/** Child processes that outlive this one: started once, adopted again, restarted when they die. */
@NullMarked
package dev.holdfast.process;

import org.jspecify.annotations.NullMarked;
