package dev.holdfast.security;

import dev.holdfast.catalog.AccessKeyRow;
import dev.holdfast.catalog.AccessKeyStore;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;

/** The access keys of this installation. */
public final class AccessKeys {
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final String ROLE = "admin";

  private final SecureRandom random = new SecureRandom();
  private final AccessKeyStore store;
  private final SecretBox box;
  private final InstantSource clock;

  public AccessKeys(AccessKeyStore store, SecretBox box, InstantSource clock) {
    this.store = store;
    this.box = box;
    this.clock = clock;
  }

  /** Also those that are not enabled. */
  public Optional<AccessKey> find(String id) {
    return store.find(id).map(this::open);
  }

  /** The oldest key; empty when there is none at all. */
  Optional<AccessKey> findFirst() {
    return store.findFirst().map(this::open);
  }

  /** A new pair that is known nowhere yet. */
  AccessKey generate() {
    return new AccessKey("LTAI" + letters(20), letters(30), true);
  }

  /** Idempotent. */
  void add(AccessKey key) {
    store.insert(
        new AccessKeyRow(
            key.id(), box.seal(key.secret(), key.id()), ROLE, key.enabled(), clock.instant()));
  }

  private AccessKey open(AccessKeyRow row) {
    return new AccessKey(row.id(), box.open(row.sealedSecret(), row.id()), row.enabled());
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder(count);
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
