package dev.holdfast.security;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Console sessions, kept in a signed cookie and nowhere else. */
public final class ConsoleSessions {
  public static final Duration LIFETIME = Duration.ofHours(12);

  private final SignedText signed;
  private final AccessKeys keys;
  private final InstantSource clock;

  public ConsoleSessions(MasterKey masterKey, AccessKeys keys, InstantSource clock) {
    signed = new SignedText(masterKey.derive("console sessions"));
    this.keys = keys;
    this.clock = clock;
  }

  /** Cookie value for somebody who has proven to hold that key. */
  public String issue(String accessKeyId) {
    long end = clock.instant().plus(LIFETIME).getEpochSecond();
    return signed.sign(accessKeyId + "|" + end);
  }

  /**
   * The access key id of a session; empty when the cookie is forged or too old, or its key is no
   * longer enabled.
   */
  public Optional<String> accessKeyOf(String cookie) {
    return signed.verify(cookie).flatMap(this::unexpired).filter(this::isEnabled);
  }

  private Optional<String> unexpired(String text) {
    String[] parts = text.split("\\|", -1);
    Instant end = Instant.ofEpochSecond(Long.parseLong(parts[1]));
    return clock.instant().isBefore(end) ? Optional.of(parts[0]) : Optional.empty();
  }

  private boolean isEnabled(String accessKeyId) {
    return keys.find(accessKeyId).filter(AccessKey::enabled).isPresent();
  }
}
