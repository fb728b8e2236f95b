package dev.holdfast.console;

import dev.holdfast.model.SnapshotId;
import dev.holdfast.workflow.Names;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of workflows in the Temporal UI.
 *
 * @param ui its address, without a slash at the end
 */
public record TemporalLinks(String ui, String namespace) {

  public String ofSnapshot(SnapshotId snapshot) {
    return ui
        + "/namespaces/"
        + URLEncoder.encode(namespace, StandardCharsets.UTF_8)
        + "/workflows/"
        + Names.snapshotWorkflow(snapshot);
  }
}
