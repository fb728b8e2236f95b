package dev.holdfast.platform.qemu.qmp;

import java.time.Duration;

/**
 * How patient a client is, and how much it is ready to read.
 *
 * @param greeting a socket that serves somebody else gives no greeting: give up after this
 * @param answer a command without an answer by then is unanswered
 * @param maxLineBytes a longer line ends the connection
 */
public record QmpTiming(Duration greeting, Duration answer, int maxLineBytes) {
  public static final QmpTiming DEFAULT =
      new QmpTiming(Duration.ofSeconds(2), Duration.ofSeconds(30), 16 << 20);
}
