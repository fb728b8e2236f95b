package dev.holdfast.platform.qemu;

import dev.holdfast.platform.PlatformError;
import dev.holdfast.platform.qemu.qmp.QmpError;
import dev.holdfast.platform.qemu.qmp.QmpUnanswered;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * The one place where errors of sockets, files and helper programs become errors of the port. What
 * no rule has made final before is uncertain: the next attempt reads first.
 */
final class ErrorTranslation {
  private ErrorTranslation() {}

  static <T> T translate(Supplier<T> call) {
    try {
      return call.get();
    } catch (QmpUnanswered | QmpError | CommandFailed e) {
      throw PlatformError.uncertain("The storage daemon did not do it: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw PlatformError.uncertain(e.getMessage() + " (" + e.getCause() + ")", e);
    }
  }
}
