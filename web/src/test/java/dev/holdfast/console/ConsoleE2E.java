package dev.holdfast.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import dev.holdfast.ecs.Fixture;
import dev.holdfast.ecs.TestService;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What a person does and sees, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleE2E {
  private Playwright playwright;
  private Browser browser;
  private TestService service;

  @BeforeAll
  void start(@TempDir Path home) {
    service = new TestService(home);
    new Fixture(service.catalog).create();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
  }

  private static Path chromium() {
    return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
        .map(Path::of)
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Chromium is missing; './holdfast test' installs it"));
  }

  @AfterAll
  void stop() {
    browser.close();
    playwright.close();
    service.close();
  }

  private Page open(String path, List<String> complaints) {
    Page page = browser.newPage();
    page.onConsoleMessage(message -> complaints.add(message.text()));
    page.navigate(service.address() + path);
    return page;
  }

  @Test
  void logsInLooksAtTheDisksAndLogsOut() {
    List<String> complaints = new ArrayList<>();
    Page page = open("/", complaints);
    assertThat(page).hasURL(service.address() + "/console/login");
    page.locator("input[name=accessKeyId]").fill(service.firstKey()[0]);
    page.locator("input[name=accessKeySecret]").fill(service.firstKey()[1]);
    page.locator("button[type=submit]").click();

    assertThat(page).hasURL(service.address() + "/console");
    assertThat(page.getByText(Fixture.DATA.value()).first()).isVisible();
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Log out")).click();

    assertThat(page).hasURL(service.address() + "/console/login");
    Assertions.assertThat(complaints).as("what the browser complained about").isEmpty();
    page.close();
  }

  @Test
  void saysWhatIsWrongWithAWrongSecret() {
    Page page = open("/console/login", new ArrayList<>());
    page.locator("input[name=accessKeyId]").fill(service.firstKey()[0]);
    page.locator("input[name=accessKeySecret]").fill("wrong");
    page.locator("button[type=submit]").click();

    assertThat(page.getByText("Access key id and secret do not fit together.")).isVisible();
    page.close();
  }
}
