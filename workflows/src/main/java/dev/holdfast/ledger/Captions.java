package dev.holdfast.ledger;

import dev.holdfast.model.RunKey;
import dev.holdfast.model.SnapshotId;
import java.util.Map;

/** How work is shown to people who look at the workflow engine. */
public interface Captions {

  Caption ofSnapshot(SnapshotId snapshot);

  Caption ofRun(RunKey run);

  /**
   * What a workflow is called there.
   *
   * @param summary one line
   * @param details some lines of Markdown
   * @param attributes search attributes by name
   */
  record Caption(String summary, String details, Map<String, String> attributes) {}
}
