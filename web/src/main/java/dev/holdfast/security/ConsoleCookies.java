package dev.holdfast.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import java.time.Duration;

/** The console's cookies: no script can read them, and other sites cannot make forms carry them. */
public final class ConsoleCookies {
  /** Holds the session. */
  public static final String SESSION = "holdfast";

  /** Tells visitors apart before they log in, for the login form's token. */
  public static final String VISITOR = "holdfast-visitor";

  private ConsoleCookies() {}

  public static Cookie session(HttpRequest<?> request, String value) {
    return cookie(request, SESSION, value, ConsoleSessions.LIFETIME);
  }

  public static Cookie visitor(HttpRequest<?> request, String value) {
    return cookie(request, VISITOR, value, ConsoleSessions.LIFETIME);
  }

  /** Makes the browser forget the session. */
  public static Cookie noSession(HttpRequest<?> request) {
    return cookie(request, SESSION, "", Duration.ZERO);
  }

  /** Empty text when there is no such cookie. */
  public static String value(HttpRequest<?> request, String name) {
    return request.getCookies().findCookie(name).map(Cookie::getValue).orElse("");
  }

  private static Cookie cookie(
      HttpRequest<?> request, String name, String value, Duration lifetime) {
    return Cookie.of(name, value)
        .httpOnly(true)
        .secure(request.isSecure())
        .sameSite(SameSite.Lax)
        .path("/console")
        .maxAge(lifetime);
  }
}
