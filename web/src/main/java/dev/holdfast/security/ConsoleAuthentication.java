package dev.holdfast.security;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.filters.AuthenticationFetcher;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Knows visitors of the console by their session cookie. */
@Singleton
final class ConsoleAuthentication implements AuthenticationFetcher<HttpRequest<?>> {
  private final ConsoleSessions sessions;
  private final Scheduler blocking;

  ConsoleAuthentication(
      ConsoleSessions sessions, @Named(TaskExecutors.BLOCKING) ExecutorService blocking) {
    this.sessions = sessions;
    this.blocking = Schedulers.fromExecutorService(blocking);
  }

  @Override
  public Publisher<Authentication> fetchAuthentication(HttpRequest<?> request) {
    String cookie = ConsoleCookies.value(request, ConsoleCookies.SESSION);
    if (cookie.isEmpty()) {
      return Mono.empty();
    }
    // The key is looked up in the database, which must not hold up the thread that reads requests.
    return Mono.fromCallable(() -> sessions.accessKeyOf(cookie))
        .subscribeOn(blocking)
        .flatMap(Mono::justOrEmpty)
        .map(Authentication::build);
  }
}
