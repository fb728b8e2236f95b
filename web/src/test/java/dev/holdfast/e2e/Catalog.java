package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.SnapshotEvent;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.catalog.SnapshotStore;
import dev.holdfast.embedded.Home;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;

/** The program's own database, read beside it. */
final class Catalog implements AutoCloseable {
  private final HikariDataSource pool;
  private final Jdbi jdbi;
  private final SnapshotStore snapshots;

  private Catalog(HikariDataSource pool) {
    this.pool = pool;
    this.jdbi = CatalogDatabase.open(pool);
    this.snapshots = new SnapshotStore(jdbi);
  }

  /** Connects to the embedded server of that home. */
  static Catalog of(Home home) throws IOException {
    int port =
        new ObjectMapper()
            .readTree(home.root().resolve("ports.json").toFile())
            .get("mariadb")
            .asInt();
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(
        "jdbc:mysql://127.0.0.1:%d/holdfast?connectionTimeZone=UTC&sslMode=DISABLED"
            .formatted(port));
    config.setUsername("holdfast");
    config.setPassword(Files.readString(home.root().resolve("mariadb/password")).strip());
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(0);
    return new Catalog(new HikariDataSource(config));
  }

  /** Keeps policies from firing into what a test does by hand. */
  void pausePolicies() {
    jdbi.useHandle(handle -> handle.execute("UPDATE policies SET enabled = FALSE"));
  }

  SnapshotRow row(SnapshotId snapshot) {
    return snapshots.find(snapshot).orElseThrow();
  }

  Evidence evidence(SnapshotId snapshot) {
    return Objects.requireNonNull(row(snapshot).evidence(), "evidence of " + snapshot);
  }

  /** All rows of a disk, in whatever state, oldest first. */
  List<SnapshotRow> rows(DiskId disk) {
    return jdbi.withHandle(
        handle -> snapshots.ofDisk(handle, disk, Arrays.asList(SnapshotState.values())));
  }

  /** Nothing is being made, and no deletion is under way. */
  boolean isQuiet() {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(
                """
                SELECT COUNT(*) FROM snapshots
                WHERE state IN ('ACCEPTED', 'PROGRESSING', 'UNRESOLVED', 'DELETING')
                """)
            .mapTo(Integer.class)
            .one())
        == 0;
  }

  /** The kinds of what happened to a snapshot; their numbers must have no gap. */
  List<String> story(SnapshotId snapshot) {
    List<SnapshotEvent> story = snapshots.story(snapshot);
    assertThat(story.stream().map(SnapshotEvent::sequence))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, story.size()).boxed().toList());
    return story.stream().map(SnapshotEvent::kind).toList();
  }

  @Override
  public void close() {
    pool.close();
  }
}
