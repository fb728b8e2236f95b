package dev.holdfast.ecs;

/** One action of the API. */
interface EcsAction {
  String name();

  /** Throws {@link EcsError} for whatever the caller is to be told. */
  Answer answer(EcsCall call);
}
