package dev.holdfast.security;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;
import java.net.URI;

/** Leads people without a session to the login form, and tells programs no. */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
final class DeniedHandler
    implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

  @Override
  @SuppressWarnings("rawtypes") // the interface has it so
  public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException exception) {
    if (!exception.isForbidden()
        && request.getMethod() == HttpMethod.GET
        && request.getPath().startsWith("/console")) {
      return HttpResponse.seeOther(URI.create("/console/login"));
    }
    HttpStatus status = exception.isForbidden() ? HttpStatus.FORBIDDEN : HttpStatus.UNAUTHORIZED;
    return HttpResponse.status(status)
        .contentType(new MediaType("application/problem+json"))
        .body("{\"status\":" + status.getCode() + ",\"title\":\"" + status.getReason() + "\"}");
  }
}
