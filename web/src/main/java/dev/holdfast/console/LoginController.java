package dev.holdfast.console;

import dev.holdfast.security.ConsoleCookies;
import dev.holdfast.security.ConsoleLogin;
import dev.holdfast.security.FormTokens;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.util.Map;

/** Lets people into the console and out again. */
@Controller("/console")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class LoginController {
  private static final URI OVERVIEW = URI.create("/console");
  private static final URI LOGIN = URI.create("/console/login");
  private static final int MAX_INPUT = 128;

  private final ConsoleLogin login;
  private final FormTokens tokens;

  LoginController(ConsoleLogin login, FormTokens tokens) {
    this.login = login;
    this.tokens = tokens;
  }

  @Get("/login")
  @Produces(MediaType.TEXT_HTML)
  MutableHttpResponse<?> form(HttpRequest<?> request) {
    return page(request, HttpStatus.OK, "", "");
  }

  @Post("/login")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Produces(MediaType.TEXT_HTML)
  MutableHttpResponse<?> login(HttpRequest<?> request, @Body Map<String, String> form) {
    String accessKeyId = input(form, "accessKeyId").strip();
    if (!isOurForm(request, form, ConsoleCookies.VISITOR)) {
      return page(
          request, HttpStatus.FORBIDDEN, "This form was too old. Please try again.", accessKeyId);
    }
    return switch (login.attempt(accessKeyId, input(form, "accessKeySecret").strip())) {
      case ConsoleLogin.Result.Welcome welcome ->
          HttpResponse.seeOther(OVERVIEW)
              .cookie(ConsoleCookies.session(request, welcome.session()));
      case ConsoleLogin.Result.Wrong wrong ->
          page(
              request,
              HttpStatus.UNAUTHORIZED,
              "Access key id and secret do not fit together.",
              accessKeyId);
      case ConsoleLogin.Result.TooManyFailures tooMany ->
          page(
              request,
              HttpStatus.TOO_MANY_REQUESTS,
              "Too many failed attempts. Try again in some minutes.",
              accessKeyId);
    };
  }

  @Post("/logout")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  MutableHttpResponse<?> logout(HttpRequest<?> request, @Body Map<String, String> form) {
    return isOurForm(request, form, ConsoleCookies.SESSION)
        ? HttpResponse.seeOther(LOGIN).cookie(ConsoleCookies.noSession(request))
        : HttpResponse.seeOther(OVERVIEW);
  }

  private boolean isOurForm(HttpRequest<?> request, Map<String, String> form, String cookie) {
    return tokens.fits(input(form, "formToken"), ConsoleCookies.value(request, cookie));
  }

  private static String input(Map<String, String> form, String name) {
    String value = form.getOrDefault(name, "");
    return value.length() > MAX_INPUT ? value.substring(0, MAX_INPUT) : value;
  }

  private MutableHttpResponse<?> page(
      HttpRequest<?> request, HttpStatus status, String problem, String accessKeyId) {
    String known = ConsoleCookies.value(request, ConsoleCookies.VISITOR);
    String visitor = known.isEmpty() ? tokens.newVisitor() : known;
    LoginPage page = new LoginPage(tokens.tokenFor(visitor), problem, accessKeyId);
    return HttpResponse.status(status)
        .body(new ModelAndView<>("login", Map.of("page", page)))
        .cookie(ConsoleCookies.visitor(request, visitor))
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
