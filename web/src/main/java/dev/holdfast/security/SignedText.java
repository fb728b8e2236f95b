package dev.holdfast.security;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKey;

/** Texts that we hand out and take back only unchanged. */
final class SignedText {
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final SecretKey key;

  SignedText(SecretKey key) {
    this.key = key;
  }

  String sign(String text) {
    String encoded = ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    return encoded + "." + mac(encoded);
  }

  /** Empty when it was not signed here, or changed since. */
  Optional<String> verify(String signed) {
    int dot = signed.indexOf('.');
    if (dot < 0) {
      return Optional.empty();
    }
    String encoded = signed.substring(0, dot);
    if (!Mac.sameText(mac(encoded), signed.substring(dot + 1))) {
      return Optional.empty();
    }
    return Optional.of(new String(Base64.getUrlDecoder().decode(encoded), StandardCharsets.UTF_8));
  }

  /** The signature alone. */
  String mac(String text) {
    return ENCODER.encodeToString(Mac.sha256(key, text));
  }
}
