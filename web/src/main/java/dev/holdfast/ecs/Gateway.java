package dev.holdfast.ecs;

import dev.holdfast.security.AccessKey;
import dev.holdfast.security.AccessKeys;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Decides, before any action is looked at, whether a request is what it claims to be. */
@Singleton
final class Gateway {
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final int MAX_NONCE = 256;
  private static final String VERSION = "2014-05-26";
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss'Z'");

  private final NonceMemory nonces = new NonceMemory(WINDOW);
  private final List<SignatureScheme> schemes;
  private final ActionRegistry actions;
  private final AccessKeys keys;
  private final InstantSource clock;

  Gateway(
      List<SignatureScheme> schemes, ActionRegistry actions, AccessKeys keys, InstantSource clock) {
    this.schemes = schemes;
    this.actions = actions;
    this.keys = keys;
    this.clock = clock;
  }

  /** Throws {@link EcsError} unless the request may go to its action. */
  Admitted admit(EcsRequest request, Parameters parameters) {
    if (!request.method().equals("GET") && !request.method().equals("POST")) {
      throw new EcsError(403, "UnsupportedHTTPMethod", "Only GET and POST are supported.");
    }
    SignatureScheme scheme =
        schemes.stream().filter(s -> s.isUsedBy(request, parameters)).findFirst().orElseThrow();
    EcsAction action = actions.get(scheme.action(request, parameters));
    SignatureScheme.Claim claim = scheme.read(request, parameters);
    if (!claim.version().equals(VERSION)) {
      throw ActionRegistry.notFound("Only version " + VERSION + " of the API is served.");
    }
    Instant timestamp = timestamp(claim);
    AccessKey key = key(claim.accessKeyId());
    claim.proof().check(key.secret());
    requireNewNonce(claim, timestamp);
    return new Admitted(action, new EcsCall(key.id(), parameters, request));
  }

  private Instant timestamp(SignatureScheme.Claim claim) {
    Instant timestamp;
    try {
      timestamp = LocalDateTime.parse(claim.timestamp(), TIMESTAMP).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new EcsError(
          400, "InvalidTimeStamp.Format", "The timestamp must look like 2026-01-31T23:59:59Z.");
    }
    if (Duration.between(timestamp, clock.instant()).abs().compareTo(WINDOW) > 0) {
      throw new EcsError(
          400,
          "InvalidTimeStamp.Expired",
          "The timestamp is more than 15 minutes away from the server's clock.");
    }
    return timestamp;
  }

  private AccessKey key(String id) {
    AccessKey key =
        keys.find(id)
            .orElseThrow(() ->
                new EcsError(404, "InvalidAccessKeyId.NotFound", "There is no such access key."));
    if (!key.enabled()) {
      throw new EcsError(403, "Forbidden.AccessKeyDisabled", "The access key is disabled.");
    }
    return key;
  }

  // After the signature: else a stranger could use up the nonces of others.
  private void requireNewNonce(SignatureScheme.Claim claim, Instant timestamp) {
    if (claim.nonce().length() > MAX_NONCE) {
      throw EcsError.invalid("SignatureNonce", "has at most " + MAX_NONCE + " characters");
    }
    if (!nonces.isNew(claim.accessKeyId(), claim.nonce(), timestamp, clock.instant())) {
      throw new EcsError(400, "SignatureNonceUsed", "The nonce of this request was used before.");
    }
  }

  /** A request that may go to its action. */
  record Admitted(EcsAction action, EcsCall call) {}
}
