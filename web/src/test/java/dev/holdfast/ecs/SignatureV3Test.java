package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.Sha256;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SignatureV3Test {
  private static final String QUERY =
      "ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai";
  private static final String SIGNED =
      "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
  private static final String SIGNATURE =
      "06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0";

  private final SignatureV3 scheme = new SignatureV3();

  private static EcsRequest request(String signedHeaders, String body) {
    Map<String, String> headers = new HashMap<>();
    headers.put("host", "ecs.cn-shanghai.aliyuncs.com");
    headers.put("x-acs-action", "RunInstances");
    headers.put("x-acs-content-sha256", Sha256.hex(""));
    headers.put("x-acs-date", "2023-10-26T10:22:32Z");
    headers.put("x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d");
    headers.put("x-acs-version", "2014-05-26");
    headers.put(
        "authorization",
        "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders="
            + signedHeaders
            + ",Signature="
            + SIGNATURE);
    return new EcsRequest("POST", headers, QUERY, body, Sha256.hex(body), "R-1");
  }

  @Test
  void verifiesThePublicExample() {
    EcsRequest request = request(SIGNED, "");
    SignatureScheme.Claim claim = scheme.read(request, request.parameters());
    assertThat(claim.accessKeyId()).isEqualTo("YourAccessKeyId");
    assertThat(scheme.action(request, request.parameters())).isEqualTo("RunInstances");
    claim.proof().check("YourAccessKeySecret");
    assertThatThrownBy(() -> claim.proof().check("another"))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
  }

  @Test
  void refusesAnUnsignedAction() {
    EcsRequest request = request(SIGNED.replace("x-acs-action;", ""), "");
    assertThatThrownBy(() -> scheme.read(request, request.parameters()))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("IncompleteSignature"));
  }

  @Test
  void refusesABodyThatWasNotSigned() {
    EcsRequest request = request(SIGNED, "DiskId=d-1");
    assertThatThrownBy(() -> scheme.read(request, request.parameters()))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameter"));
  }
}
