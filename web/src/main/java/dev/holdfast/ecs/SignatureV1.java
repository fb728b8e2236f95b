package dev.holdfast.ecs;

import dev.holdfast.security.Mac;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Signature version 1.0: HMAC-SHA1 over all parameters. */
@Singleton
final class SignatureV1 implements SignatureScheme {

  @Override
  public boolean isUsedBy(EcsRequest request, Parameters parameters) {
    return true;
  }

  @Override
  public String action(EcsRequest request, Parameters parameters) {
    return parameters.required("Action");
  }

  @Override
  public Claim read(EcsRequest request, Parameters parameters) {
    String version = parameters.required("Version");
    String accessKeyId = parameters.required("AccessKeyId");
    String signature = parameters.required("Signature");
    String timestamp = parameters.required("Timestamp");
    String nonce = parameters.required("SignatureNonce");
    if (!parameters.text("SignatureMethod", "").equalsIgnoreCase("HMAC-SHA1")) {
      throw EcsError.invalid("SignatureMethod", "must be HMAC-SHA1");
    }
    if (!parameters.text("SignatureVersion", "").equals("1.0")) {
      throw EcsError.invalid("SignatureVersion", "must be 1.0");
    }
    String text = stringToSign(request.method(), parameters.pairs());
    return new Claim(
        accessKeyId, version, timestamp, nonce, secret -> check(text, signature, secret));
  }

  static String stringToSign(String method, SequencedMap<String, String> pairs) {
    SequencedMap<String, String> signed = new TreeMap<>(pairs);
    signed.remove("Signature");
    return method + "&%2F&" + PercentCode.encode(PercentCode.canonical(signed));
  }

  static String sign(String text, String secret) {
    byte[] key = (secret + "&").getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Mac.of("HmacSHA1", key, text));
  }

  private static void check(String text, String signature, String secret) {
    if (!Mac.sameText(sign(text, secret), signature)) {
      // Clients look for these very words to tell a wrong secret from a wrong way of signing.
      throw new EcsError(
          400,
          "SignatureDoesNotMatch",
          "The signature does not fit the request and the secret of its access key."
              + " server string to sign is:"
              + text);
    }
  }
}
