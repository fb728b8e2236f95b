package dev.holdfast.quartz;

import dev.holdfast.schedule.FirePlanner;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each system job does. */
final class SystemPasses {
  private static final int MOST_EXPIRED = 500;
  private static final Logger LOG = LoggerFactory.getLogger(SystemPasses.class);
  private final SchedulerPorts ports;
  private final PolicyTriggers triggers;
  private final CatchUp catchUp;
  private final Reconciler reconciler;
  private final InstantSource clock;

  SystemPasses(
      SchedulerPorts ports, PolicyTriggers triggers, PolicyFire fire, InstantSource clock) {
    this.ports = ports;
    this.triggers = triggers;
    this.catchUp = new CatchUp(ports, fire, new FirePlanner(), clock);
    this.reconciler = new Reconciler(ports, clock);
    this.clock = clock;
  }

  void run(SystemJob job) {
    switch (job) {
      case MINUTE -> {
        step("catch-up", catchUp::pass);
        step("reconciler", reconciler::pass);
        step("triggers", triggers::reconcile);
      }
      case EXPIRY -> step("expiry", this::expire);
      case INVENTORY -> step("inventory", this::readInventories);
    }
  }

  private Integer expire() {
    return new Attempts()
        .startEach(
            "deletion",
            Deletions.batches(ports.unfinished().expired(clock.instant(), MOST_EXPIRED)),
            ports.starter()::startDeletion);
  }

  private Integer readInventories() {
    return new Attempts()
        .startEach("inventory", ports.storageNodes().get(), ports.starter()::startInventory);
  }

  private static void step(String name, Supplier<?> step) {
    try {
      LOG.debug("{}: {}", name, step.get());
    } catch (RuntimeException e) {
      LOG.error("The {} pass failed; the next one tries again", name, e);
    }
  }
}
