package dev.holdfast.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** Keyed digests, and their comparison in a time that tells nothing. */
public final class Mac {
  private Mac() {}

  /**
   * The digest of a text under a key.
   *
   * @param algorithm for example {@code HmacSHA256}
   */
  public static byte[] of(String algorithm, byte[] key, String text) {
    try {
      javax.crypto.Mac mac = javax.crypto.Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform lacks " + algorithm, e);
    }
  }

  static byte[] sha256(SecretKey key, String text) {
    return of("HmacSHA256", key.getEncoded(), text);
  }

  /** Takes as long for unequal texts as for equal ones. */
  public static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }
}
