package dev.holdfast.quartz;

import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.StdJDBCDelegate;
import org.quartz.simpl.SimpleThreadPool;
import org.quartz.utils.DBConnectionManager;

/** Makes a Quartz scheduler on the shared store. */
final class ClusteredQuartz {
  /** Nodes with this name on one database are one cluster. */
  static final String CLUSTER = "holdfast";

  private static final long IDLE_WAIT_MILLIS = 5_000;
  private static final long RETRY_MILLIS = 2_000;
  private static final int BATCH = 10;

  private ClusteredQuartz() {}

  static Scheduler create(DataSource dataSource, SchedulerSettings settings)
      throws SchedulerException, InvalidConfigurationException {
    SimpleThreadPool threads = new SimpleThreadPool(settings.threads(), Thread.NORM_PRIORITY);
    threads.setThreadNamePrefix("quartz-" + settings.instanceName());
    threads.setMakeThreadsDaemons(true);
    threads.initialize();
    synchronized (ClusteredQuartz.class) {
      // Quartz finds schedulers of one process by name; two nodes in one process need their own.
      SchedulerRepository.getInstance().remove(CLUSTER);
      DirectSchedulerFactory factory = DirectSchedulerFactory.getInstance();
      factory.createScheduler(
          CLUSTER,
          settings.instanceName(),
          threads,
          new DefaultThreadExecutor(),
          store(dataSource, settings),
          Map.of(),
          null,
          0,
          IDLE_WAIT_MILLIS,
          RETRY_MILLIS,
          false,
          null,
          BATCH,
          0);
      Scheduler scheduler = factory.getScheduler(CLUSTER);
      SchedulerRepository.getInstance().remove(CLUSTER);
      return scheduler;
    }
  }

  private static JobStoreTX store(DataSource dataSource, SchedulerSettings settings)
      throws InvalidConfigurationException {
    String name = "holdfast-" + UUID.randomUUID();
    DBConnectionManager.getInstance()
        .addConnectionProvider(name, new DataSourceConnections(dataSource));
    JobStoreTX store = new JobStoreTX();
    store.setDataSource(name);
    store.setDriverDelegateClass(StdJDBCDelegate.class.getName());
    store.setUseProperties("true");
    store.setIsClustered(true);
    store.setClusterCheckinInterval(settings.checkIn().toMillis());
    store.setMisfireThreshold(settings.misfireThreshold().toMillis());
    // Without it two nodes can fire one trigger.
    store.setAcquireTriggersWithinLock(true);
    store.setMakeThreadsDaemons(true);
    return store;
  }
}
