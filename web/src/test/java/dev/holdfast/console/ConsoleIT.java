package dev.holdfast.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import dev.holdfast.ecs.Fixture;
import dev.holdfast.ecs.TestService;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Login, the page behind it, and what strangers get. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleIT {
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

  private final HttpClient client = HttpClient.newHttpClient();
  private TestService service;

  @BeforeAll
  void start(@TempDir Path home) {
    service = new TestService(home);
    new Fixture(service.catalog).create();
  }

  @AfterAll
  void stop() {
    service.close();
    client.close();
  }

  @Test
  void leadsStrangersToTheLogin() throws Exception {
    HttpResponse<String> reply = get("/console", "");
    assertThat(reply.statusCode()).isEqualTo(303);
    assertThat(reply.headers().firstValue("location")).contains("/console/login");
  }

  @Test
  void closesWhatNobodyOpened() throws Exception {
    for (String path :
        List.of("/console/other", "/api/v1/x", "/env", "/beans", "/static/../master.key")) {
      assertThat(get(path, "").statusCode()).as(path).isIn(303, 401, 404);
    }
  }

  @Test
  void showsHealthAndMetricsToAnybody() throws Exception {
    assertThat(get("/health", "").body()).contains("UP");
    assertThat(get("/metrics", "").body()).contains("jvm_memory_used_bytes");
    assertThat(get("/static/console.css", "").statusCode()).isEqualTo(200);
  }

  @Test
  void sendsTheSafetyHeadersWithEveryPage() throws Exception {
    for (String path : List.of("/console", "/console/login", "/static/console.css", "/nowhere")) {
      assertThat(get(path, "").headers().firstValue("content-security-policy").orElse(""))
          .as(path)
          .startsWith("default-src 'none'; style-src 'self'");
    }
  }

  @Test
  void logsInShowsThePageAndLogsOut() throws Exception {
    String[] key = service.firstKey();
    HttpResponse<String> reply = login(key[0], key[1]);
    assertThat(reply.statusCode()).as(reply.body()).isEqualTo(303);
    String setCookie = reply.headers().firstValue("set-cookie").orElseThrow();
    assertThat(setCookie)
        .containsIgnoringCase("HttpOnly")
        .contains("SameSite=Lax")
        .contains("Path=/console");
    String session = setCookie.split(";", 2)[0];
    HttpResponse<String> page = get("/console", session);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("cloud_essd").doesNotContain(key[1]);
    assertThat(page.headers().firstValue("cache-control")).contains("no-store");
    HttpResponse<String> forged = post("/console/logout", session, Map.of("formToken", "x"));
    assertThat(forged.headers().firstValue("location")).contains("/console");
    HttpResponse<String> out =
        post("/console/logout", session, Map.of("formToken", token(page.body())));
    assertThat(out.headers().firstValue("location")).contains("/console/login");
    assertThat(out.headers().firstValue("set-cookie").orElse("")).contains("Max-Age=0");
  }

  @Test
  void refusesAWrongSecretAndAFormFromElsewhere() throws Exception {
    String[] key = service.firstKey();
    assertThat(login(key[0], "wrong").statusCode()).isEqualTo(401);
    HttpResponse<String> withoutToken =
        post(
            "/console/login",
            "",
            Map.of("accessKeyId", key[0], "accessKeySecret", key[1], "formToken", ""));
    assertThat(withoutToken.statusCode()).isEqualTo(403);
    assertThat(withoutToken.headers().firstValue("set-cookie").orElse(""))
        .doesNotContain("holdfast=");
  }

  @Test
  void shutsTheDoorOnGuessing() throws Exception {
    for (int i = 0; i < 5; i++) {
      assertThat(login("LTAIguessed", "guess" + i).statusCode()).isEqualTo(401);
    }
    assertThat(login("LTAIguessed", "guess").statusCode()).isEqualTo(429);
  }

  @Test
  void escapesWhatPeopleTyped() throws Exception {
    service
        .sdk("v2")
        .createSnapshot(
            new CreateSnapshotRequest()
                .setDiskId(Fixture.DATA.value())
                .setDescription("<script>alert(1)</script>")
                .setTag(
                    List.of(
                        new CreateSnapshotRequest.CreateSnapshotRequestTag()
                            .setKey("<script>")
                            .setValue("\"><img src=x>"))));
    service.jdbi.useHandle(handle ->
        handle.execute(
            "UPDATE snapshots SET state = 'FAILED', name = '<script>', failure_type = 'JOB_LOST',"
                + " failure_message = '<script>', failure_hint = ''"));
    String[] key = service.firstKey();
    String session = login(key[0], key[1]).headers().firstValue("set-cookie").orElseThrow();
    String page = get("/console", session.split(";", 2)[0]).body();
    assertThat(page).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img src=x");
    HttpResponse<String> again = login("\"><script>", "x");
    assertThat(again.body()).doesNotContain("<script");
  }

  private HttpResponse<String> login(String id, String secret) throws Exception {
    HttpResponse<String> form = get("/console/login", "");
    String visitor = form.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    return post(
        "/console/login",
        visitor,
        Map.of("accessKeyId", id, "accessKeySecret", secret, "formToken", token(form.body())));
  }

  private static String token(String page) {
    Matcher matcher = TOKEN.matcher(page);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }

  private HttpResponse<String> get(String path, String cookie) throws Exception {
    return client.send(request(path, cookie).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String cookie, Map<String, String> form)
      throws Exception {
    String body =
        form.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return client.send(
        request(path, cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String cookie) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(service.address() + path))
            .header("Accept", "text/html,*/*;q=0.8");
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }
}
