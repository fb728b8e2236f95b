package dev.holdfast.runtime;

import dev.holdfast.embedded.Home;
import dev.holdfast.process.ProcessIdentity;
import dev.holdfast.process.ProcessRecord;
import dev.holdfast.process.ProcessRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The right to run the service of one home; ends with the process that holds it. */
public final class HomeLock implements AutoCloseable {
  /** Name of the service's own process record. */
  public static final String PROCESS = "holdfast";

  private static final long STOP_SECONDS = 180;

  private final FileChannel file;
  private final Home home;

  private HomeLock(FileChannel file, Home home) {
    this.file = file;
    this.home = home;
  }

  /**
   * Takes the lock and records this process as its holder.
   *
   * @throws HomeInUse when another process holds it
   */
  public static HomeLock take(Home home) {
    HomeLock lock = tryTake(home).orElseThrow(() -> new HomeInUse(home, holder(home)));
    try {
      Files.deleteIfExists(home.stateFile());
    } catch (IOException e) {
      lock.release();
      throw new UncheckedIOException("cannot remove " + home.stateFile(), e);
    }
    ProcessIdentity self = ProcessIdentity.of(ProcessHandle.current().pid()).orElseThrow();
    new ProcessRecords(home.run())
        .write(
            new ProcessRecord(PROCESS, self.pid(), self.startTicks(), self.bootId(), STOP_SECONDS));
    return lock;
  }

  /** Takes the lock without recording a holder; empty when another process holds it. */
  public static Optional<HomeLock> tryTake(Home home) {
    try {
      Files.createDirectories(
          home.root(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      FileChannel file =
          FileChannel.open(home.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (file.tryLock() == null) {
        file.close();
        return Optional.empty();
      }
      return Optional.of(new HomeLock(file, home));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot lock " + home.lockFile(), e);
    }
  }

  /** The running service of this home. */
  public static Optional<ProcessIdentity> holder(Home home) {
    return new ProcessRecords(home.run())
        .find(PROCESS)
        .map(ProcessRecord::identity)
        .filter(ProcessIdentity::isAlive);
  }

  /** False once it was given back. */
  public boolean isHeld() {
    return file.isOpen();
  }

  /** Forgets this process as the holder and gives the lock back. */
  @Override
  public void close() {
    if (holder(home).filter(HomeLock::isThisProcess).isPresent()) {
      new ProcessRecords(home.run()).remove(PROCESS);
    }
    release();
  }

  private static boolean isThisProcess(ProcessIdentity holder) {
    return holder.pid() == ProcessHandle.current().pid();
  }

  private void release() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot give back " + home.lockFile(), e);
    }
  }
}
