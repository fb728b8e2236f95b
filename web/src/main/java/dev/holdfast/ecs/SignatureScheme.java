package dev.holdfast.ecs;

/** One way to sign requests. */
interface SignatureScheme {

  boolean isUsedBy(EcsRequest request, Parameters parameters);

  /** Name of the action, taken from where the signature covers it; throws when it is missing. */
  String action(EcsRequest request, Parameters parameters);

  /** Reads what the request claims; throws when a part is missing or malformed. */
  Claim read(EcsRequest request, Parameters parameters);

  /**
   * What a request claims about itself, not yet believed.
   *
   * @param timestamp as it came
   */
  record Claim(String accessKeyId, String version, String timestamp, String nonce, Proof proof) {}

  /** Shows that the sender knows a secret. */
  @FunctionalInterface
  interface Proof {
    /** Throws when the signature was not made with that secret. */
    void check(String secret);
  }
}
