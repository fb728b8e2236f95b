package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.PolicyStore;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.demo.DemoSite;
import dev.holdfast.model.CronSchedule;
import dev.holdfast.model.Policy;
import dev.holdfast.model.PolicyId;
import dev.holdfast.model.Retention;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.Selection;
import dev.holdfast.model.SnapshotState;
import dev.holdfast.model.SnapshotType;
import dev.holdfast.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The demo's policy on a database of somebody else, with a clock that need not be waited for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PolicyE2E {
  private static final PolicyId DEMO = new PolicyId("sp-holdfastdemo00000001");
  private static final CronSchedule EVERY_FIFTEEN_SECONDS =
      new CronSchedule("*/15 * * * * ?", ZoneId.of("Asia/Shanghai"));
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private TestDatabase database;
  private Jdbi jdbi;
  private Installation installation;
  private RunningProgram program;

  @BeforeAll
  void start() throws IOException {
    database = TestDatabase.create();
    CatalogDatabase.migrate(database);
    jdbi = CatalogDatabase.open(database);
    jdbi.useHandle(handle -> new PolicyStore(jdbi).insert(handle, demoPolicy()));
    installation =
        new Installation(
            "PolicyE2E",
            Map.of(
                "HOLDFAST_DATABASE_URL", database.settings().url(),
                "HOLDFAST_DATABASE_USER", database.settings().user(),
                "HOLDFAST_DATABASE_PASSWORD", database.settings().password()));
    program = installation.start();
  }

  /** Under the id that the program gives its own, so that it finds this one in its place. */
  private static Policy demoPolicy() {
    return new Policy(
        DEMO,
        1,
        "demo",
        true,
        EVERY_FIFTEEN_SECONDS,
        new Selection(Set.of(DemoSite.SYSTEM, DemoSite.DATA), Set.of()),
        new Retention(1, null),
        Instant.now());
  }

  @AfterAll
  void close() throws IOException {
    installation.close();
    database.close();
  }

  @Test
  void firesByItselfAndProtectsBothDisksTimeAfterTime() throws Exception {
    await("two runs have protected both disks")
        .atMost(PATIENCE)
        .until(() -> succeeded().size() >= 2);

    assertThat(installation.children().stream().map(each -> each.name())).doesNotContain("mariadb");
    Instant second = succeeded().get(1);
    List<SnapshotRow> made = ofRun(second);
    assertThat(made.stream().map(SnapshotRow::disk))
        .containsExactlyInAnyOrder(DemoSite.SYSTEM, DemoSite.DATA);
    for (SnapshotRow row : made) {
      assertThat(row.state()).isEqualTo(SnapshotState.ACCOMPLISHED);
      assertThat(row.type()).isEqualTo(SnapshotType.AUTO);
      assertThat(row.evidence()).satisfies(found -> assertThat(found.parent()).isNotNull());
      var listed = program.firstUser().find(row.id()).orElseThrow();
      assertThat(listed.getSnapshotType()).isEqualTo("auto");
      assertThat(listed.getRetentionDays()).isEqualTo(1);
    }
  }

  /** Nominal times, oldest first. */
  private List<Instant> succeeded() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT nominal_time FROM policy_runs
                WHERE policy_id = :policy AND state = 'SUCCEEDED' AND accomplished = 2
                  AND ended_at IS NOT NULL ORDER BY nominal_time
                """)
            .bind("policy", DEMO.value())
            .mapTo(Instant.class)
            .list());
  }

  private List<SnapshotRow> ofRun(Instant nominal) {
    SnapshotStore snapshots = new SnapshotStore(jdbi);
    return jdbi.withHandle(handle -> snapshots.ofRun(handle, new RunKey(DEMO, nominal)));
  }
}
