package dev.holdfast.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/**
 * Names one wish for one snapshot for ever, so that asking twice gives the same snapshot. Unique in
 * the catalog by its SHA-256, which is also the token that the platform gets.
 */
public record RequestKey(String text) {
  /**
   * The wish of one policy for one disk at one nominal time; a new attempt only after a proven
   * failure.
   */
  public static RequestKey ofPolicy(
      PolicyId policy, Instant nominal, DiskId disk, SnapshotCategory leg, int attempt) {
    return new RequestKey(
        String.join(
            "|",
            "policy",
            policy.value(),
            nominal.toString(),
            disk.value(),
            leg.name(),
            "" + attempt));
  }

  /**
   * The wish of an API caller; {@code requestName} is the client token, else the id of the request.
   */
  public static RequestKey ofApi(
      String accessKeyId, String action, String requestName, SnapshotCategory leg) {
    return new RequestKey(String.join("|", "api", accessKeyId, action, requestName, leg.name()));
  }

  /**
   * The wishes that the same API request may have for other categories; none for a policy's wish.
   */
  public List<RequestKey> otherLegs() {
    if (!text.startsWith("api|")) {
      return List.of();
    }
    String request = text.substring(0, text.lastIndexOf('|') + 1);
    return Arrays.stream(SnapshotCategory.values())
        .map(leg -> new RequestKey(request + leg.name()))
        .filter(key -> !key.equals(this))
        .toList();
  }

  public PlatformToken token() {
    return new PlatformToken(Sha256.hex(text));
  }
}
