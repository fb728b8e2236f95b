package dev.holdfast.security;

import dev.holdfast.catalog.SettingStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The one key that all others of an installation come from. Lives in a file, never in a database.
 */
public final class MasterKey {
  private static final int BYTES = 32;
  private static final String FINGERPRINT = "master-key-fingerprint";

  private final byte[] bytes;

  MasterKey(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new UnusableKey(
          "the master key must have " + BYTES + " bytes, but has " + bytes.length);
    }
    this.bytes = bytes.clone();
  }

  /**
   * Reads {@code <home>/master.key}, and makes it at the very first start. Throws {@link
   * UnusableKey} when it is not the key that this database was first used with.
   */
  public static MasterKey open(Path home, SettingStore settings) {
    Path file = home.resolve("master.key");
    Optional<String> known = settings.find(FINGERPRINT);
    if (!Files.exists(file)) {
      if (known.isPresent()) {
        throw new UnusableKey(
            file
                + " is missing, but this database was used with a master key before. Put the file"
                + " back from your safe copy: without it no access key can be read.");
      }
      byte[] fresh = new byte[BYTES];
      new SecureRandom().nextBytes(fresh);
      PrivateFiles.create(file, fresh);
    }
    MasterKey key = new MasterKey(PrivateFiles.read(file));
    if (!settings.putIfAbsent(FINGERPRINT, key.fingerprint()).equals(key.fingerprint())) {
      throw new UnusableKey(
          file
              + " is not the master key that this database was first used with. Put the right"
              + " file back, or point to the database that belongs to this one.");
    }
    return key;
  }

  /** A key for one purpose only; different purposes share nothing. */
  public SecretKey derive(String purpose) {
    return derive(purpose, "AES");
  }

  private SecretKey derive(String purpose, String algorithm) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(bytes)
                  .thenExpand(("holdfast " + purpose).getBytes(StandardCharsets.UTF_8), BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform cannot derive keys", e);
    }
  }

  /** Tells keys apart and gives nothing away. */
  String fingerprint() {
    return HexFormat.of().formatHex(derive("fingerprint").getEncoded());
  }

  @Override
  public String toString() {
    return "MasterKey[hidden]";
  }
}
