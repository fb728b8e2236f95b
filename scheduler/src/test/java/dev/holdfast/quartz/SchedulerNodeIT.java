package dev.holdfast.quartz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.ledger.PolicyLedger;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SchedulerNodeIT {
  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private final QuartzDatabase database = QuartzDatabase.create();
  private final FakeLedgers ledgers = new FakeLedgers();
  private final List<SchedulerNode> nodes = new ArrayList<>();

  @AfterEach
  void stopAll() {
    nodes.forEach(SchedulerNode::stop);
    database.close();
  }

  @Test
  void firesEveryNominalTimeOnceOnTwoNodes() {
    add(Policies.policy("* * * * * ?", "UTC", Instant.now()));
    SchedulerNode one = node("one", ledgers.ports(), database.dataSource());
    SchedulerNode two = node("two", ledgers.ports(), database.dataSource());
    one.start();
    two.start();

    await().atMost(PATIENCE).until(() -> ledgers.started.size() >= 8);

    assertThat(ledgers.started).doesNotHaveDuplicates();
    assertThat(ledgers.started).hasSameSizeAs(ledgers.runs.values());
    assertThat(one.isRunning()).isTrue();
    assertThat(database.count("SELECT COUNT(*) FROM QRTZ_SCHEDULER_STATE")).isEqualTo(2);
  }

  @Test
  void otherNodeRecoversTheFireOfOneThatDied() {
    Instant nominal = Instant.now().plusSeconds(4).truncatedTo(ChronoUnit.SECONDS);
    Policy policy = Policies.policy(yearly(nominal), "UTC", nominal.minusSeconds(60));
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    HikariDataSource pool = ownPool();
    SchedulerNode dying = node("dying", ports(id -> hang(entered, released)), pool);
    dying.triggers().upsert(policy);
    dying.start();
    await().atMost(PATIENCE).until(() -> entered.getCount() == 0);

    pool.close();
    node("heir", ports(id -> Optional.of(policy)), database.dataSource()).start();

    await().atMost(PATIENCE).until(() -> ledgers.runs.containsKey(nominal));
    assertThat(ledgers.started).containsExactly("run " + nominal);
    assertThat(
            database.count("SELECT COUNT(*) FROM QRTZ_FIRED_TRIGGERS WHERE INSTANCE_NAME='dying'"))
        .isZero();
    released.countDown();
  }

  @Test
  void runsOnceAfterDowntimeInWhichManyFiresWereMissed() {
    ZonedDateTime hour = Instant.now().minus(12, ChronoUnit.HOURS).atZone(ZoneOffset.UTC);
    Policy policy = Policies.policy("0 %d * * *".formatted(hour.getHour()), "UTC", Instant.EPOCH);
    SchedulerNode node = node("one", ports(id -> Optional.of(policy)), database.dataSource());
    node.triggers().upsert(policy);
    long threeDaysAgo = Instant.now().minus(3, ChronoUnit.DAYS).toEpochMilli();
    database.execute(
        "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
            + threeDaysAgo
            + " WHERE TRIGGER_GROUP = 'policies'");
    node.start();

    await().atMost(PATIENCE).until(() -> !ledgers.started.isEmpty());
    await().atMost(PATIENCE).until(() -> database.count(dueTriggers()) == 0);

    assertThat(ledgers.runs).containsOnlyKeys(hour.truncatedTo(ChronoUnit.HOURS).toInstant());
    assertThat(ledgers.started).hasSize(1);
  }

  @Test
  void triggersFollowThePolicies() {
    SchedulerNode node = node("one", ledgers.ports(), database.dataSource());
    Policy policy = Policies.policy("0 3 * * *", "Europe/Berlin", Instant.EPOCH);
    node.triggers().upsert(policy);
    node.triggers().upsert(Policies.policy("0 4 * * *", "Asia/Shanghai", Instant.EPOCH));
    assertThat(database.count(triggers("CRON_EXPRESSION = '0 0 4 * * ? *'"))).isEqualTo(1);
    assertThat(database.count(triggers("TIME_ZONE_ID = 'Asia/Shanghai'"))).isEqualTo(1);

    node.triggers().upsert(Policies.policy("0 4 * * *", "Asia/Shanghai", Instant.EPOCH, false));
    assertThat(database.count(triggers("TRUE"))).isZero();

    add(policy);
    node.triggers().reconcile();
    assertThat(database.count(triggers("TIME_ZONE_ID = 'Europe/Berlin'"))).isEqualTo(1);

    ledgers.policies.clear();
    assertThat(node.triggers().reconcile().removed()).isEqualTo(1);
    assertThat(database.count(triggers("TRUE"))).isZero();
  }

  @Test
  void stopWaitsForFiresThatRun() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch released = new CountDownLatch(1);
    SchedulerNode node = node("one", ports(id -> hang(entered, released)), database.dataSource());
    node.triggers().upsert(Policies.policy("* * * * * ?", "UTC", Instant.EPOCH));
    node.start();
    await().atMost(PATIENCE).until(() -> entered.getCount() == 0);

    Thread stop = Thread.ofVirtual().start(node::stop);
    await().during(Duration.ofMillis(300)).until(stop::isAlive);
    released.countDown();

    await().atMost(PATIENCE).until(() -> !stop.isAlive());
    assertThat(node.isRunning()).isFalse();
    assertThat(database.count("SELECT COUNT(*) FROM QRTZ_FIRED_TRIGGERS WHERE STATE='EXECUTING'"))
        .isZero();
  }

  @Test
  void saysWhenPolicyIsDueNext() {
    SchedulerNode node = node("one", ledgers.ports(), database.dataSource());
    Instant far = Instant.parse("2099-05-01T03:00:00Z");
    assertThat(node.nextFire(Policies.ID)).isEmpty();

    add(Policies.policy("0 3 * * *", "UTC", far));
    assertThat(node.nextFire(Policies.ID)).contains(far);
  }

  @Test
  void migrationRunsAgainAfterItWasKilledHalfWay() {
    database.execute("DROP TABLE flyway_quartz");
    database.execute("DROP TABLE QRTZ_LOCKS");

    database.migrate();

    assertThat(database.count("SELECT COUNT(*) FROM QRTZ_LOCKS")).isZero();
  }

  private void add(Policy policy) {
    ledgers.policies.put(policy.id(), policy);
  }

  private SchedulerNode node(String name, SchedulerPorts ports, DataSource dataSource) {
    SchedulerSettings settings =
        new SchedulerSettings(
            name, 3, Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5));
    SchedulerNode node = new SchedulerNode(dataSource, ports, settings, InstantSource.system());
    nodes.add(node);
    return node;
  }

  /** Ports whose minute job can repair nothing, so that only Quartz itself is seen. */
  private SchedulerPorts ports(Finder finder) {
    PolicyLedger policies =
        new PolicyLedger() {
          @Override
          public List<Policy> enabled() {
            throw new IllegalStateException("planned: no minute job in this test");
          }

          @Override
          public Optional<Policy> findEnabled(PolicyId policy) {
            return finder.find(policy);
          }
        };
    return new SchedulerPorts(policies, ledgers, ledgers, ledgers, List::of);
  }

  private HikariDataSource ownPool() {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(database.database().settings().url());
    config.setUsername(database.database().settings().user());
    config.setPassword(database.database().settings().password());
    return new HikariDataSource(config);
  }

  private static Optional<Policy> hang(CountDownLatch entered, CountDownLatch released) {
    entered.countDown();
    try {
      released.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Optional.empty();
  }

  private static String yearly(Instant nominal) {
    ZonedDateTime time = nominal.atZone(ZoneOffset.UTC);
    return "%d %d %d %d %d ?"
        .formatted(
            time.getSecond(),
            time.getMinute(),
            time.getHour(),
            time.getDayOfMonth(),
            time.getMonthValue());
  }

  private static String triggers(String condition) {
    return "SELECT COUNT(*) FROM QRTZ_CRON_TRIGGERS WHERE TRIGGER_GROUP = 'policies' AND "
        + condition;
  }

  private static String dueTriggers() {
    return "SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_GROUP = 'policies'"
        + " AND NEXT_FIRE_TIME < "
        + Instant.now().toEpochMilli();
  }

  /** Looks a policy up. */
  private interface Finder {
    Optional<Policy> find(PolicyId policy);
  }
}
