package dev.holdfast.catalog;

import dev.holdfast.ledger.Captions;
import dev.holdfast.model.Policy;
import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.workflow.Names;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;

/** Captions from what the catalog knows. */
public final class CatalogCaptions implements Captions {
  private final Jdbi jdbi;
  private final SnapshotStore snapshots;
  private final PolicyStore policies;

  public CatalogCaptions(Jdbi jdbi, SnapshotStore snapshots, PolicyStore policies) {
    this.jdbi = jdbi;
    this.snapshots = snapshots;
    this.policies = policies;
  }

  @Override
  public Caption ofSnapshot(SnapshotId snapshot) {
    SnapshotRow row = jdbi.withHandle(handle -> snapshots.find(handle, snapshot)).orElseThrow();
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put(Names.DISK_ID.getName(), row.disk().value());
    if (row.run() != null) {
      attributes.put(Names.POLICY_ID.getName(), row.run().policy().value());
    }
    return new Caption(summary(row), details(row), attributes);
  }

  /** For example {@code standard snapshot of d-… (policy sp-…)}. */
  private static String summary(SnapshotRow row) {
    String wanter = row.run() == null ? "asked for by hand" : "policy " + row.run().policy();
    return row.category().name().toLowerCase(Locale.ROOT)
        + " snapshot of "
        + row.disk()
        + ", "
        + wanter;
  }

  private static String details(SnapshotRow row) {
    StringBuilder details =
        new StringBuilder("- snapshot: `")
            .append(row.id())
            .append("`\n- disk: `")
            .append(row.disk())
            .append("`\n");
    if (row.run() != null) {
      details.append("- nominal time: ").append(row.run().nominal()).append('\n');
    }
    return details.append("- wanted at: ").append(row.createdAt()).append('\n').toString();
  }

  @Override
  public Caption ofRun(RunKey run) {
    String name =
        jdbi.withHandle(handle -> policies.findCurrent(handle, run.policy()))
            .map(Policy::name)
            .orElse("unknown");
    return new Caption(
        "policy " + name + ", " + run.nominal(),
        "- policy: `" + run.policy() + "`\n- nominal time: " + run.nominal() + "\n",
        Map.of(Names.POLICY_ID.getName(), run.policy().value()));
  }
}
