package dev.holdfast.quartz;

/** The fixed jobs that keep the system true; they start work and do none. */
public enum SystemJob {
  /** Triggers, lost starts, missed fires, unfinished work. Follows the fires of the full minute. */
  MINUTE("5 * * * * ?"),
  /** Retention periods that have ended. */
  EXPIRY("20 */5 * * * ?"),
  /** What the storage nodes have. */
  INVENTORY("40 */5 * * * ?");

  private final String expression;

  SystemJob(String expression) {
    this.expression = expression;
  }

  String expression() {
    return expression;
  }
}
