/** The pages for people: login, and one page that shows how well every disk is protected. */
@NullMarked
package dev.holdfast.console;

import org.jspecify.annotations.NullMarked;
