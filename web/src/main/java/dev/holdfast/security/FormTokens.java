package dev.holdfast.security;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Tokens in forms which show that a form came from a page of ours: each fits one cookie that other
 * sites cannot read.
 */
public final class FormTokens {
  private final SecureRandom random = new SecureRandom();
  private final SignedText signed;

  public FormTokens(MasterKey masterKey) {
    signed = new SignedText(masterKey.derive("console forms"));
  }

  /** A cookie value for visitors who have no session yet. */
  public String newVisitor() {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  public String tokenFor(String cookie) {
    return signed.mac(cookie);
  }

  public boolean fits(String token, String cookie) {
    return !cookie.isEmpty() && Mac.sameText(tokenFor(cookie), token);
  }
}
