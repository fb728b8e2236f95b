package dev.holdfast.policyrun;

import dev.holdfast.activity.PolicyRunActivities.RunRecord;
import dev.holdfast.catalog.SnapshotRow;
import dev.holdfast.model.RunState;
import java.util.List;

/** Judges a run by what became of its snapshots. */
final class RunRecords {
  private static final int REASON_LIMIT = 2048;

  private RunRecords() {}

  /**
   * @param rows the snapshots that the run wanted, all at their end
   * @param skips a sentence for each disk without a snapshot
   */
  static RunRecord of(List<SnapshotRow> rows, List<String> skips) {
    int accomplished = (int) rows.stream().filter(row -> row.evidence() != null).count();
    int failed = rows.size() - accomplished;
    RunState state = state(accomplished, failed, skips.size());
    return new RunRecord(state, accomplished, failed, skips.size(), reason(rows, skips));
  }

  private static RunState state(int accomplished, int failed, int skipped) {
    if (accomplished > 0) {
      return failed + skipped == 0 ? RunState.SUCCEEDED : RunState.PARTIAL;
    }
    return failed > 0 ? RunState.FAILED : RunState.SKIPPED;
  }

  private static String reason(List<SnapshotRow> rows, List<String> skips) {
    if (rows.isEmpty() && skips.isEmpty()) {
      return "The policy selects no disk that is there.";
    }
    StringBuilder reason = new StringBuilder();
    for (SnapshotRow row : rows) {
      if (row.evidence() == null) {
        String why = row.failure() == null ? "" : ": " + row.failure().message();
        reason
            .append(row.disk())
            .append(": ")
            .append(row.id())
            .append(' ')
            .append(row.state())
            .append(why)
            .append('\n');
      }
    }
    skips.forEach(skip -> reason.append(skip).append('\n'));
    if (reason.isEmpty()) {
      return "All " + rows.size() + " disks have their restore point.";
    }
    return reason.length() <= REASON_LIMIT
        ? reason.toString().strip()
        : reason.substring(0, REASON_LIMIT);
  }
}
