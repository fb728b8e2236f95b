package dev.holdfast.runtime;

import dev.holdfast.embedded.Home;
import dev.holdfast.process.Supervisor;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running program, from start to stop. */
public final class Service implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Home home;
  private final Closing closing = new Closing();
  private final CountDownLatch stopped = new CountDownLatch(1);

  public Service(Home home) {
    this.home = home;
  }

  /**
   * Runs until the process is asked to end. What was started is stopped also when starting fails.
   */
  @Override
  public void run() {
    EnvironmentCheck.require(System.getenv());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    try {
      HomeLock lock = HomeLock.take(home);
      closing.add("home", lock::close);
      Supervisor supervisor = new Supervisor(home.run(), home.logs());
      closing.add("child processes", supervisor::stopAll);
      RuntimeState state = new Start(home, supervisor, closing, InstantSource.system()).run();
      LOG.info("{}", state.banner());
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stop();
    }
  }

  private void stop() {
    closing.close();
    stopped.countDown();
  }
}
