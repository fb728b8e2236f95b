package dev.holdfast.workflow;

import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import io.temporal.common.SearchAttributeKey;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** Names that the workflow engine knows us by: workflow ids, task queues, search attributes. */
public final class Names {
  /** Queue of workflows and of activities that any worker can do. */
  public static final String MAIN_QUEUE = "holdfast";

  /**
   * Queue of long waits in the catalog; apart, so that waits never hold up the work that they wait
   * for.
   */
  public static final String WAIT_QUEUE = "holdfast-wait";

  public static final SearchAttributeKey<String> DISK_ID =
      SearchAttributeKey.forKeyword("HoldfastDiskId");
  public static final SearchAttributeKey<String> POLICY_ID =
      SearchAttributeKey.forKeyword("HoldfastPolicyId");
  public static final SearchAttributeKey<String> OUTCOME =
      SearchAttributeKey.forKeyword("HoldfastOutcome");

  /** All search attributes, which have to be registered on the namespace; each is a Keyword. */
  public static final List<String> SEARCH_ATTRIBUTES =
      List.of(DISK_ID.getName(), POLICY_ID.getName(), OUTCOME.getName());

  private static final DateTimeFormatter BASIC_UTC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private Names() {}

  public static String snapshotWorkflow(SnapshotId snapshot) {
    return "snapshot-" + snapshot;
  }

  public static String policyRunWorkflow(RunKey run) {
    return "policy-" + run.policy() + "-" + instant(run.nominal());
  }

  /** Named after the first of its snapshots. */
  public static String deletionWorkflow(SnapshotId first) {
    return "delete-" + first;
  }

  /** An instant as part of a name: UTC, to the second. */
  public static String instant(Instant instant) {
    return BASIC_UTC.format(instant);
  }

  public static String inventoryWorkflow(String node) {
    return "inventory-" + node;
  }

  /** Queue of short work on the disks of a storage node. */
  public static String storageQueue(String node) {
    return "storage-" + node;
  }

  /**
   * Queue of long waits on a storage node; apart, so that waits never hold up starts and cancels.
   */
  public static String awaitQueue(String node) {
    return "storage-" + node + "-await";
  }
}
