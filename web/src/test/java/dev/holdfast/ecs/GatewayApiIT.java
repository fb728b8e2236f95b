package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.models.DescribeRegionsRequest;
import com.aliyun.tea.TeaException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.SequencedMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and how requests may be framed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GatewayApiIT {
  private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  private TestService service;
  private RawClient raw;

  @BeforeAll
  void start(@TempDir Path home) {
    service = new TestService(home);
    raw = new RawClient(service);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @AfterEach
  void resetClock() {
    service.clock.moveTo(Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v2", ""})
  void tellsAWrongSecretFromAnUnknownKey(String algorithm) {
    assertThatThrownBy(() ->
            service
                .sdk(algorithm, service.firstKey()[0], "wrong")
                .describeRegions(new DescribeRegionsRequest()))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("SignatureDoesNotMatch"));
    assertThatThrownBy(() ->
            service
                .sdk(algorithm, "LTAInobody", "wrong")
                .describeRegions(new DescribeRegionsRequest()))
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo("InvalidAccessKeyId.NotFound");
              assertThat(e.getStatusCode()).isEqualTo(404);
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {16, -16})
  void refusesATimestampFarFromItsClock(int minutes) {
    service.clock.moveTo(Duration.ofMinutes(minutes));
    assertThatThrownBy(() -> service.sdk("v2").describeRegions(new DescribeRegionsRequest()))
        .isInstanceOfSatisfying(
            TeaException.class, e -> assertThat(e.getCode()).isEqualTo("InvalidTimeStamp.Expired"));
  }

  @Test
  void letsARequestInOnlyOnce() throws Exception {
    String line =
        "GET /?" + PercentCode.canonical(raw.signed("GET", "DescribeRegions")) + " HTTP/1.1\r\n";
    assertThat(raw.send(line, "", "").status()).isEqualTo(200);
    expect(raw.send(line, "", ""), 400, "SignatureNonceUsed");
  }

  @Test
  void aForgedRequestUsesUpNoNonce() throws Exception {
    SequencedMap<String, String> good = raw.signed("GET", "DescribeRegions");
    String query = PercentCode.canonical(good);
    expect(
        raw.send("GET /?" + query + "&Extra=1 HTTP/1.1\r\n", "", ""), 400, "SignatureDoesNotMatch");
    assertThat(raw.send("GET /?" + query + " HTTP/1.1\r\n", "", "").status()).isEqualTo(200);
  }

  @Test
  void checksActionThenSignatureThenParameters() throws Exception {
    expect(raw.send("POST / HTTP/1.1\r\n", "Content-Length: 0\r\n", ""), 400, "MissingParameter");
    expect(raw.send("GET /?Action=Nonsense HTTP/1.1\r\n", "", ""), 404, "InvalidAction.NotFound");
    expect(raw.send("GET /?Action=CreateSnapshot HTTP/1.1\r\n", "", ""), 400, "MissingParameter");
    expect(
        raw.get("CreateSnapshot", "AccessKeyId", "LTAInobody"), 404, "InvalidAccessKeyId.NotFound");
    expect(raw.get("CreateSnapshot"), 400, "MissingParameter");
    expect(raw.get("CreateSnapshot", "Version", "2015-01-01"), 404, "InvalidAction.NotFound");
    expect(raw.get("CreateSnapshot", "Timestamp", "21 November"), 400, "InvalidTimeStamp.Format");
  }

  @Test
  void takesNoActionFromAnUnsignedHeader() throws Exception {
    String query = PercentCode.canonical(raw.signed("GET", "DescribeRegions"));
    RawClient.Reply reply =
        raw.send("GET /?" + query + " HTTP/1.1\r\n", "x-acs-action: DescribeDisks\r\n", "");
    assertThat(reply.body()).contains("\"Regions\"");
  }

  @Test
  void refusesOtherMethods() throws Exception {
    for (String method : new String[] {"PUT", "DELETE", "PATCH"}) {
      String query = PercentCode.canonical(raw.signed(method, "DescribeRegions"));
      expect(
          raw.send(method + " /?" + query + " HTTP/1.1\r\n", "Content-Length: 0\r\n", ""),
          403,
          "UnsupportedHTTPMethod");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Length: 0\r\n",
        "Transfer-Encoding: chunked\r\n",
        "Content-Length: 0\r\n" + FORM,
        "Transfer-Encoding: chunked\r\n" + FORM,
        FORM,
        "Content-Length: 0\r\nContent-Type: application/json\r\n",
        "Content-Length: 0\r\nContent-Type: not a type\r\n",
      })
  void takesAnEmptyBodyInEveryFraming(String headers) throws Exception {
    String query = PercentCode.canonical(raw.signed("POST", "DescribeRegions"));
    String body = headers.contains("chunked") ? "0\r\n\r\n" : "";
    RawClient.Reply reply = raw.send("POST /?" + query + " HTTP/1.1\r\n", headers, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
    assertThat(reply.head().toLowerCase(Locale.ROOT))
        .contains("content-type: application/json")
        .contains("x-acs-request-id: ");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void mergesQueryAndForm(boolean chunked) throws Exception {
    SequencedMap<String, String> all = raw.signed("POST", "DescribeDisks", "RegionId", "site-1");
    String action = all.remove("Action");
    String form = PercentCode.canonical(all);
    String headers =
        FORM
            + (chunked
                ? "Transfer-Encoding: chunked\r\n"
                : "Content-Length: " + form.length() + "\r\n");
    String body =
        chunked ? Integer.toHexString(form.length()) + "\r\n" + form + "\r\n0\r\n\r\n" : form;
    RawClient.Reply reply = raw.send("POST /?Action=" + action + " HTTP/1.1\r\n", headers, body);
    assertThat(reply.status()).as(reply.body()).isEqualTo(200);
  }

  @Test
  void refusesALargeBody() throws Exception {
    String body = "A=" + "x".repeat(70_000);
    RawClient.Reply reply =
        raw.send("POST / HTTP/1.1\r\n", FORM + "Content-Length: " + body.length() + "\r\n", body);
    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void refusesALargeChunkedBody() throws Exception {
    String chunk = "x".repeat(70_000);
    RawClient.Reply reply =
        raw.send(
            "POST / HTTP/1.1\r\n",
            FORM + "Transfer-Encoding: chunked\r\n",
            Integer.toHexString(chunk.length()) + "\r\n" + chunk + "\r\n0\r\n\r\n");
    assertThat(reply.status()).isEqualTo(413);
  }

  @Test
  void takesALongQuery() throws Exception {
    RawClient.Reply reply = raw.get("DescribeRegions", "Ignored", "x".repeat(30_000));
    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  void answersInXmlWhenAsked() throws Exception {
    RawClient.Reply reply = raw.get("DescribeRegions", "Format", "XML");
    assertThat(reply.body())
        .contains("<DescribeRegionsResponse><RequestId>")
        .contains("<Regions><Region><RegionId>site-1</RegionId>");
    assertThat(raw.get("DescribeDisks", "Format", "xml").body())
        .contains("<Error><RequestId>")
        .contains("<Code>MissingParameter</Code>");
  }

  @Test
  void leadsBrowsersToTheConsole() throws Exception {
    RawClient.Reply reply = raw.send("GET / HTTP/1.1\r\n", "Accept: text/html\r\n", "");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.head().toLowerCase(Locale.ROOT)).contains("location: /console");
  }

  @Test
  void tellsNothingOfAFailureInside() throws Exception {
    service.jdbi.useHandle(handle -> handle.execute("RENAME TABLE disks TO disks_away"));
    try {
      RawClient.Reply reply = raw.get("DescribeRegions");
      expect(reply, 500, "InternalError");
      assertThat(reply.body()).doesNotContain("disks", "Exception", "SELECT");
    } finally {
      service.jdbi.useHandle(handle -> handle.execute("RENAME TABLE disks_away TO disks"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/?Action=%zz", "/?%", "/?Action=a&Action=b", "/?Action=%00", "/?Action=%ff%fe"})
  void answersNonsenseWithARefusal(String target) throws Exception {
    RawClient.Reply reply = raw.send("GET " + target + " HTTP/1.1\r\n", "", "");
    assertThat(reply.status()).as(reply.body()).isBetween(400, 404);
    assertThat(reply.body()).doesNotContain("Exception", "at dev.", "at io.");
  }

  @Test
  void requestIdsAreUpperCaseAndOfTheirOwn() throws Exception {
    assertThat(raw.get("DescribeRegions").body())
        .containsPattern("\"RequestId\":\"[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\"");
  }

  private static void expect(RawClient.Reply reply, int status, String code) {
    assertThat(reply.body()).contains("\"Code\":\"" + code + "\"");
    assertThat(reply.status()).isEqualTo(status);
  }
}
