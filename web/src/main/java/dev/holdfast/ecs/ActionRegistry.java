package dev.holdfast.ecs;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The actions that are served, by name. */
@Singleton
final class ActionRegistry {
  private final Map<String, EcsAction> actions;

  ActionRegistry(List<EcsAction> actions) {
    this.actions = actions.stream().collect(Collectors.toMap(EcsAction::name, Function.identity()));
  }

  EcsAction get(String name) {
    EcsAction action = actions.get(name);
    if (action == null) {
      throw notFound("There is no such action.");
    }
    return action;
  }

  static EcsError notFound(String message) {
    return new EcsError(404, "InvalidAction.NotFound", message);
  }
}
