package dev.holdfast.ecs;

import dev.holdfast.model.Sha256;
import dev.holdfast.security.Mac;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Signature version 3: HMAC-SHA256 over query, headers and the digest of the body. */
@Singleton
@Order(-1)
final class SignatureV3 implements SignatureScheme {
  private static final String ALGORITHM = "ACS3-HMAC-SHA256";
  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          ALGORITHM + " +Credential=([^, ]+), *SignedHeaders=([^, ]+), *Signature=([0-9a-fA-F]+)");
  private static final List<String> SIGNED_ALWAYS =
      List.of(
          "host",
          "x-acs-action",
          "x-acs-content-sha256",
          "x-acs-date",
          "x-acs-signature-nonce",
          "x-acs-version");

  @Override
  public boolean isUsedBy(EcsRequest request, Parameters parameters) {
    return request.headers().getOrDefault("authorization", "").startsWith("ACS3-");
  }

  @Override
  public String action(EcsRequest request, Parameters parameters) {
    return required(request, "x-acs-action");
  }

  @Override
  public Claim read(EcsRequest request, Parameters parameters) {
    Matcher matcher = AUTHORIZATION.matcher(required(request, "authorization"));
    if (!matcher.matches()) {
      throw incomplete("The header Authorization is not of the form that " + ALGORITHM + " has.");
    }
    String signedHeaders = matcher.group(2);
    List<String> names = List.of(signedHeaders.split(";", -1));
    for (String name : SIGNED_ALWAYS) {
      required(request, name);
      if (!names.contains(name)) {
        throw incomplete("The header " + name + " is not signed.");
      }
    }
    if (!request.bodyDigest().equals(required(request, "x-acs-content-sha256"))) {
      throw EcsError.invalid("x-acs-content-sha256", "is not the digest of the body");
    }
    String text = stringToSign(request, names, signedHeaders);
    String signature = matcher.group(3);
    return new Claim(
        matcher.group(1),
        required(request, "x-acs-version"),
        required(request, "x-acs-date"),
        required(request, "x-acs-signature-nonce"),
        secret -> check(text, signature, secret));
  }

  static String stringToSign(EcsRequest request, List<String> names, String signedHeaders) {
    StringBuilder headers = new StringBuilder();
    for (String name : names) {
      headers.append(name).append(':').append(required(request, name).strip()).append('\n');
    }
    String canonical =
        String.join(
            "\n",
            request.method(),
            "/",
            PercentCode.canonical(request.queryPairs()),
            headers,
            signedHeaders,
            required(request, "x-acs-content-sha256"));
    return ALGORITHM + "\n" + Sha256.hex(canonical);
  }

  static String sign(String text, String secret) {
    return HexFormat.of()
        .formatHex(Mac.of("HmacSHA256", secret.getBytes(StandardCharsets.UTF_8), text));
  }

  private static void check(String text, String signature, String secret) {
    if (!Mac.sameText(sign(text, secret), signature)) {
      throw new EcsError(
          400,
          "SignatureDoesNotMatch",
          "The signature does not fit the request and the secret of its access key.");
    }
  }

  private static String required(EcsRequest request, String header) {
    String value = request.header(header);
    if (value == null || value.isEmpty()) {
      throw EcsError.missing(header);
    }
    return value;
  }

  private static EcsError incomplete(String message) {
    return new EcsError(400, "IncompleteSignature", message);
  }
}
