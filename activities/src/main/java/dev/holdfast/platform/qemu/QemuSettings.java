package dev.holdfast.platform.qemu;

import dev.holdfast.model.Pace;
import java.nio.file.Path;
import java.time.Duration;

/**
 * How the qemu platform works on this storage node.
 *
 * @param home holds {@code site} (the disks), {@code run} and {@code keys}
 * @param repository holds the standard snapshots; apart from the disks where that is possible
 * @param node name of this storage node: lower-case letters, digits and dashes
 * @param chainLimit greatest number of snapshots in a chain, the full one included
 * @param gentleBytesPerSecond limit of the pace {@code GENTLE}
 * @param balancedBytesPerSecond limit of the pace {@code BALANCED}
 * @param answerPatience how long a daemon may take to answer before nothing is known
 */
public record QemuSettings(
    Path home,
    Path repository,
    String node,
    int chainLimit,
    long gentleBytesPerSecond,
    long balancedBytesPerSecond,
    Duration answerPatience) {
  public static final int CHAIN_LIMIT = 25;
  public static final long GENTLE = 50L << 20;
  public static final long BALANCED = 200L << 20;
  private static final long UNLIMITED = 0;

  public QemuSettings {
    if (!node.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalArgumentException("not a name for a storage node: " + node);
    }
    if (chainLimit < 1 || gentleBytesPerSecond < 1 || balancedBytesPerSecond < 1) {
      throw new IllegalArgumentException("chain limit and rates must be at least 1");
    }
    home = home.toAbsolutePath().normalize();
    repository = repository.toAbsolutePath().normalize();
  }

  /** Everything under one folder, this host's name, usual rates. */
  public static QemuSettings under(Path home) {
    return new QemuSettings(
        home,
        home.resolve("repository"),
        StorageNode.local(),
        CHAIN_LIMIT,
        GENTLE,
        BALANCED,
        Duration.ofSeconds(30));
  }

  public QemuSettings withGentle(long bytesPerSecond) {
    return new QemuSettings(
        home, repository, node, chainLimit, bytesPerSecond, balancedBytesPerSecond, answerPatience);
  }

  public QemuSettings withRepository(Path folder) {
    return new QemuSettings(
        home,
        folder,
        node,
        chainLimit,
        gentleBytesPerSecond,
        balancedBytesPerSecond,
        answerPatience);
  }

  public QemuSettings withChainLimit(int members) {
    return new QemuSettings(
        home,
        repository,
        node,
        members,
        gentleBytesPerSecond,
        balancedBytesPerSecond,
        answerPatience);
  }

  public QemuSettings withAnswerPatience(Duration patience) {
    return new QemuSettings(
        home, repository, node, chainLimit, gentleBytesPerSecond, balancedBytesPerSecond, patience);
  }

  /** Bytes per second that a job may copy; 0 = no limit, as QEMU has it. */
  long speed(Pace pace) {
    return switch (pace) {
      case GENTLE -> gentleBytesPerSecond;
      case BALANCED -> balancedBytesPerSecond;
      case FAST -> UNLIMITED;
    };
  }
}
