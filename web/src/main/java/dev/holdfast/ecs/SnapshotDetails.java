package dev.holdfast.ecs;

import dev.holdfast.catalog.SnapshotRow;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Name, description, retention and tags of a new snapshot, checked in the API's order. */
final class SnapshotDetails {
  private static final int MAX_RETENTION_DAYS = 65_536;
  private static final int MAX_TAGS = 20;
  private static final int MAX_TAG_TEXT = 128;
  private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{Nd}:_.-]{1,127}");

  private SnapshotDetails() {}

  static SnapshotRow.Label from(Parameters parameters) {
    return new SnapshotRow.Label(
        name(parameters.text("SnapshotName")),
        description(parameters.text("Description")),
        parameters.integer(
            "RetentionDays",
            1,
            MAX_RETENTION_DAYS,
            new EcsError(
                400,
                "InvalidRetentionDays.Malformed",
                "RetentionDays must be a number from 1 to " + MAX_RETENTION_DAYS + ".")),
        tags(parameters.elements("Tag")));
  }

  private static @Nullable String name(@Nullable String name) {
    if (name != null && (!NAME.matcher(name).matches() || name.startsWith("auto"))) {
      throw new EcsError(
          400,
          "InvalidSnapshotName.Malformed",
          "A snapshot's name has 2 to 128 letters, digits and : _ . -, begins with a letter, and"
              + " does not begin with auto.");
    }
    return name;
  }

  private static @Nullable String description(@Nullable String description) {
    if (description == null) {
      return null;
    }
    int length = description.codePointCount(0, description.length());
    if (length < 2 || length > 256 || isAddress(description)) {
      throw new EcsError(
          404,
          "InvalidDescription.Malformed",
          "A description has 2 to 256 characters and does not begin with http:// or https://.");
    }
    return description;
  }

  private static Map<String, String> tags(List<Parameters.Element> given) {
    Map<String, String> tags = new TreeMap<>();
    Set<String> seen = new HashSet<>();
    for (Parameters.Element tag : given) {
      if (isMalformedKey(tag.key())) {
        throw new EcsError(
            400,
            "InvalidTagKey.Malformed",
            "A tag's key has 1 to 128 characters, holds no http:// or https://, and does not begin"
                + " with aliyun or acs:.");
      }
      if (isTooLong(tag.value()) || holdsAddress(tag.value())) {
        throw new EcsError(
            400,
            "InvalidTagValue.Malformed",
            "A tag's value has up to 128 characters and holds no http:// or https://.");
      }
      // The database pads texts with blanks before it compares them.
      if (!seen.add(tag.key().stripTrailing()) || tags.put(tag.key(), tag.value()) != null) {
        throw new EcsError(400, "Duplicate.TagKey", "The tag " + tag.key() + " is given twice.");
      }
    }
    if (tags.size() > MAX_TAGS) {
      throw new EcsError(403, "QuotaExceed.Tags", "A snapshot has at most 20 tags.");
    }
    return tags;
  }

  private static boolean isMalformedKey(String key) {
    return key.isEmpty()
        || isTooLong(key)
        || key.startsWith("aliyun")
        || key.startsWith("acs:")
        || holdsAddress(key);
  }

  private static boolean isTooLong(String text) {
    return text.codePointCount(0, text.length()) > MAX_TAG_TEXT;
  }

  private static boolean isAddress(String text) {
    return text.startsWith("http://") || text.startsWith("https://");
  }

  private static boolean holdsAddress(String text) {
    return text.contains("http://") || text.contains("https://");
  }
}
