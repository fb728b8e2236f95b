package dev.holdfast.workflow;

/** The same, with every step replayed from the history: shows state that lives only in memory. */
class PolicyRunWorkflowUncachedTest extends PolicyRunWorkflowTest {

  @Override
  int cacheSize() {
    return 0;
  }
}
