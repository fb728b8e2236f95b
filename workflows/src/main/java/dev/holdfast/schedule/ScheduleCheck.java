package dev.holdfast.schedule;

import dev.holdfast.model.CronSchedule;

/** What came of reading a schedule that somebody wrote. */
public sealed interface ScheduleCheck {

  /** It can be planned with. */
  record Valid(CronSchedule schedule) implements ScheduleCheck {}

  /**
   * It cannot.
   *
   * @param message a sentence that names the bad field
   */
  record Invalid(Code code, String message) implements ScheduleCheck {}

  /** Why a schedule is refused; the names are part of the contract. */
  enum Code {
    /** The text is not a cron expression of five or six fields. */
    INVALID_CRON,
    /** The fields are right, but no calendar day has them all. */
    NEVER_FIRES,
    /** No such time zone. */
    UNKNOWN_ZONE
  }
}
