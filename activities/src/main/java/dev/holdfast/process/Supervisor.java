package dev.holdfast.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps children running, whoever started them: a process recorded by an earlier program is taken
 * over when it is still the same one and answers.
 */
public final class Supervisor {
  private final ProcessRecords records;
  private final Path logDirectory;
  private final List<SupervisedChild> children = new ArrayList<>();

  /**
   * @param runDirectory holds the records
   * @param logDirectory holds {@code <name>.log} of every child
   */
  public Supervisor(Path runDirectory, Path logDirectory) {
    this.records = new ProcessRecords(runDirectory);
    this.logDirectory = logDirectory;
  }

  /**
   * Adopts or starts a process and returns when it is ready; from then on it is started again
   * whenever it dies.
   *
   * @throws ChildStartException when it does not become ready in time
   */
  public Child supervise(ChildSpec spec) {
    if (find(spec.name()).isPresent()) {
      throw new IllegalStateException(spec.name() + " is supervised already");
    }
    SupervisedChild child =
        new SupervisedChild(spec, records, new ChildLog(logDirectory, spec.name()));
    synchronized (children) {
      children.add(child);
    }
    try {
      child.begin();
    } catch (RuntimeException e) {
      forget(child);
      throw e;
    }
    return child;
  }

  /** Whether a process of this name runs, by an earlier program or by this one. */
  public boolean isRunning(String name) {
    return records.find(name).filter(record -> record.identity().isAlive()).isPresent();
  }

  /** Stops one child and forgets it; nothing happens when it is not supervised. */
  public void stop(String name) {
    find(name).ifPresent(this::stop);
  }

  /** Stops all children, the last started first. */
  public void stopAll() {
    snapshot().reversed().forEach(this::stop);
  }

  /** Stops watching; the children go on and can be adopted by a later supervisor. */
  public void release() {
    for (SupervisedChild child : snapshot()) {
      child.release();
      forget(child);
    }
  }

  public List<Child> children() {
    return List.copyOf(snapshot());
  }

  private void stop(SupervisedChild child) {
    child.stop();
    forget(child);
  }

  private void forget(SupervisedChild child) {
    synchronized (children) {
      children.remove(child);
    }
  }

  private Optional<SupervisedChild> find(String name) {
    return snapshot().stream().filter(child -> child.name().equals(name)).findFirst();
  }

  private List<SupervisedChild> snapshot() {
    synchronized (children) {
      return List.copyOf(children);
    }
  }
}
