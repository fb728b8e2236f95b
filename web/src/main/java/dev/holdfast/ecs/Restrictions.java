package dev.holdfast.ecs;

import java.util.List;

/** Conditions on properties that nothing here has. */
final class Restrictions {
  private Restrictions() {}

  /** True when one of these is asked for: then nothing fits, and a longer list would mislead. */
  static boolean anyGiven(Parameters parameters, List<String> names) {
    return names.stream().anyMatch(name -> parameters.text(name) != null);
  }

  /** True when a yes-or-no property is asked for that is always the other way here. */
  static boolean contradicts(Parameters parameters, String name, boolean always) {
    Boolean wanted = parameters.bool(name);
    return wanted != null && wanted != always;
  }

  /** Refuses what is known to the API but not honoured here, rather than listing too much. */
  static void refuse(Parameters parameters, List<String> names) {
    for (String name : names) {
      if (parameters.text(name) != null) {
        throw EcsError.invalid(name, "is not supported by this service");
      }
    }
  }
}
