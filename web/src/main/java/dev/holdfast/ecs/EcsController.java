package dev.holdfast.ecs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import java.net.URI;

/** The one address of the RPC API. It verifies its callers itself, by their signatures. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
final class EcsController {
  private final EcsEndpoint endpoint;
  private final RequestReader reader;

  EcsController(EcsEndpoint endpoint, RequestReader reader) {
    this.endpoint = endpoint;
    this.reader = reader;
  }

  /** A browser that comes without asking for anything is led to the console. */
  @Get
  HttpResponse<?> get(HttpRequest<?> request) {
    boolean isCall =
        request.getUri().getRawQuery() != null
            || request.getHeaders().contains("x-acs-action")
            || request.getHeaders().contains(HttpHeaders.AUTHORIZATION);
    return isCall ? call(request) : HttpResponse.seeOther(URI.create("/console"));
  }

  @Post
  HttpResponse<?> post(HttpRequest<?> request) {
    return call(request);
  }

  @Put
  HttpResponse<?> put(HttpRequest<?> request) {
    return call(request);
  }

  @Delete
  HttpResponse<?> delete(HttpRequest<?> request) {
    return call(request);
  }

  @Patch
  HttpResponse<?> patch(HttpRequest<?> request) {
    return call(request);
  }

  private HttpResponse<?> call(HttpRequest<?> request) {
    return switch (reader.read(request)) {
      case RequestReader.Read.Whole whole -> endpoint.serve(whole.request());
      case RequestReader.Read.TooLarge tooLarge ->
          endpoint.refuse(
              tooLarge.request(),
              tooLarge.request().parameters(),
              new EcsError(413, "RequestEntityTooLarge", "The body of the request is too large."));
    };
  }
}
