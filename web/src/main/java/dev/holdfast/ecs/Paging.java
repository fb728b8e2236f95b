package dev.holdfast.ecs;

import dev.holdfast.catalog.PageRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which page a caller wants, by number or by token.
 *
 * @param byToken the caller did not ask for a page by its number, so may go on by token
 */
record Paging(PageRequest page, boolean byToken) {
  private static final int DEFAULT_SIZE = 10;
  private static final int MAX_SIZE = 100;
  private static final Pattern TOKEN = Pattern.compile("p(\\d{1,8})s(\\d{1,3})");

  /** A token wins over a page number; sizes asked for by token are brought into their range. */
  static Paging from(Parameters parameters, int maxResults) {
    String token = parameters.text("NextToken");
    if (token != null) {
      return new Paging(read(token, maxResults), true);
    }
    Integer number = atLeastOne(parameters, "PageNumber", Integer.MAX_VALUE);
    Integer size = atLeastOne(parameters, "PageSize", MAX_SIZE);
    Integer results = atLeastOne(parameters, "MaxResults", Integer.MAX_VALUE);
    if (number == null && results != null) {
      return new Paging(new PageRequest(1, Math.clamp(results, DEFAULT_SIZE, maxResults)), true);
    }
    return new Paging(
        new PageRequest(number == null ? 1 : number, size == null ? DEFAULT_SIZE : size),
        number == null);
  }

  /** Null on the last page. */
  @Nullable String nextToken(int total) {
    if (!byToken || (long) page.number() * page.size() >= total) {
      return null;
    }
    String next = "p" + (page.number() + 1) + "s" + page.size();
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(next.getBytes(StandardCharsets.UTF_8));
  }

  private static PageRequest read(String token, int maxResults) {
    try {
      Matcher matcher =
          TOKEN.matcher(new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8));
      if (matcher.matches()) {
        int size = Math.clamp(Integer.parseInt(matcher.group(2)), 1, maxResults);
        return new PageRequest(Math.max(1, Integer.parseInt(matcher.group(1))), size);
      }
    } catch (IllegalArgumentException e) {
      throw unknownToken();
    }
    throw unknownToken();
  }

  private static EcsError unknownToken() {
    return EcsError.invalid("NextToken", "is not one that was handed out here");
  }

  private static @Nullable Integer atLeastOne(Parameters parameters, String name, int max) {
    return parameters.integer(
        name, 1, max, EcsError.invalid(name, "must be a number from 1 to " + max));
  }
}
