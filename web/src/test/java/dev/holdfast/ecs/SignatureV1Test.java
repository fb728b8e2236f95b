package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class SignatureV1Test {
  private static final String QUERY =
      "Format=XML&AccessKeyId=testid&Action=DescribeRegions&SignatureMethod=HMAC-SHA1"
          + "&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0"
          + "&Timestamp=2016-02-23T12%3A46%3A24Z&Version=2014-05-26";
  private static final String SIGNATURE = "OLeaidS1JvxuMvnyHOwuJ+uX5qY=";

  private final SignatureV1 scheme = new SignatureV1();

  @Test
  void signsThePublicExample() {
    String text = SignatureV1.stringToSign("GET", PercentCode.decodePairs(QUERY));
    assertThat(SignatureV1.sign(text, "testsecret")).isEqualTo(SIGNATURE);
  }

  @Test
  void leavesTheSignatureItselfOut() {
    SequencedMap<String, String> pairs = PercentCode.decodePairs(QUERY + "&Signature=x");
    assertThat(SignatureV1.stringToSign("GET", pairs))
        .isEqualTo(SignatureV1.stringToSign("GET", PercentCode.decodePairs(QUERY)));
  }

  @Test
  void decodesLooseEncodingBeforeItEncodesAgain() {
    assertThat(PercentCode.canonical(PercentCode.decodePairs("b=&a=x+y*%7E%c3%a9&A=1")))
        .isEqualTo("A=1&a=x%20y%2A~%C3%A9&b=");
  }

  @Test
  void acceptsTheRightSecretAndNoOther() {
    EcsRequest request = Requests.get(QUERY + "&Signature=" + PercentCode.encode(SIGNATURE));
    SignatureScheme.Claim claim = scheme.read(request, request.parameters());
    assertThat(claim.accessKeyId()).isEqualTo("testid");
    claim.proof().check("testsecret");
    assertThatThrownBy(() -> claim.proof().check("testsecres"))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"))
        .hasMessageContaining("server string to sign is:GET&%2F&AccessKeyId%3Dtestid");
  }

  @Test
  void refusesOtherMethodsOfSigning() {
    EcsRequest request =
        Requests.get(QUERY.replace("HMAC-SHA1", "HMAC-MD5") + "&Signature=" + SIGNATURE);
    assertThatThrownBy(() -> scheme.read(request, request.parameters()))
        .isInstanceOfSatisfying(
            EcsError.class, e -> assertThat(e.code()).isEqualTo("InvalidParameter"));
  }
}
