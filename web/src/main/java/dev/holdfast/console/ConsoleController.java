package dev.holdfast.console;

import dev.holdfast.security.ConsoleCookies;
import dev.holdfast.security.FormTokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import java.security.Principal;
import java.util.Map;

/** The overview page. */
@Controller("/console")
@Secured(SecurityRule.IS_AUTHENTICATED)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ConsoleController {
  private final Overview overview;
  private final FormTokens tokens;

  ConsoleController(Overview overview, FormTokens tokens) {
    this.overview = overview;
    this.tokens = tokens;
  }

  @Get
  @Produces(MediaType.TEXT_HTML)
  MutableHttpResponse<?> overview(HttpRequest<?> request, Principal principal) {
    String logoutToken = tokens.tokenFor(ConsoleCookies.value(request, ConsoleCookies.SESSION));
    OverviewPage page = overview.page(principal.getName(), logoutToken);
    return HttpResponse.ok(new ModelAndView<>("overview", Map.of("page", page)))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
