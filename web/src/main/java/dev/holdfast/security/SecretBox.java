package dev.holdfast.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals secrets for storage: AES-256-GCM, bound to the name of their owner. */
public final class SecretBox {
  private static final byte VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKey key;

  public SecretBox(MasterKey masterKey) {
    key = masterKey.derive("secrets at rest");
  }

  /** The same secret looks different each time. */
  public String seal(String secret, String owner) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] box;
    try {
      box = cipher(Cipher.ENCRYPT_MODE, nonce, owner).doFinal(utf8(secret));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot seal a secret", e);
    }
    byte[] sealed = new byte[1 + NONCE_BYTES + box.length];
    sealed[0] = VERSION;
    System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
    System.arraycopy(box, 0, sealed, 1 + NONCE_BYTES, box.length);
    return Base64.getEncoder().encodeToString(sealed);
  }

  /**
   * Throws {@link UnusableKey} when it was sealed with another key, for another owner, or was
   * changed since.
   */
  public String open(String text, String owner) {
    byte[] sealed = decoded(text);
    if (sealed.length < 1 + NONCE_BYTES + TAG_BITS / 8 || sealed[0] != VERSION) {
      throw new UnusableKey("the secret of " + owner + " is not stored in a form known here");
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    int start = 1 + NONCE_BYTES;
    try {
      Cipher cipher = cipher(Cipher.DECRYPT_MODE, nonce, owner);
      return new String(
          cipher.doFinal(sealed, start, sealed.length - start), StandardCharsets.UTF_8);
    } catch (AEADBadTagException e) {
      throw new UnusableKey("the secret of " + owner + " does not open with this master key");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot open a secret", e);
    }
  }

  private static byte[] decoded(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String owner) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(utf8(owner));
    return cipher;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
