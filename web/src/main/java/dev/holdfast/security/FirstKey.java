package dev.holdfast.security;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The key that a new installation starts with, handed to its owner in a file. */
public final class FirstKey {
  private static final Logger LOG = LoggerFactory.getLogger(FirstKey.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final AccessKeys keys;
  private final Path file;

  public FirstKey(AccessKeys keys, Path home) {
    this.keys = keys;
    file = home.resolve("credentials.json");
  }

  /**
   * Makes key and file at the first start and returns the file. Idempotent, also after a start that
   * was cut short; never overwrites a file or a key.
   */
  public Path ensure() {
    Optional<AccessKey> known = keys.findFirst();
    if (!Files.exists(file)) {
      if (known.isPresent()) {
        LOG.warn(
            "{} is missing. The access key {} goes on working for those who have its secret. To get a"
                + " new first key, delete the rows of the table access_keys and start again.",
            file,
            known.get().id());
        return file;
      }
      // The file first: a start that is cut short here finds it and goes on with its key.
      PrivateFiles.create(file, write(keys.generate()));
    }
    AccessKey kept = read();
    if (known.isEmpty()) {
      keys.add(kept);
    } else if (keys.find(kept.id()).filter(key -> key.secret().equals(kept.secret())).isEmpty()) {
      LOG.warn(
          "{} holds the access key {}, which does not belong to this database. Move the file away,"
              + " or point to the database that it belongs to.",
          file,
          kept.id());
    }
    return file;
  }

  private static byte[] write(AccessKey key) {
    Map<String, String> content = new LinkedHashMap<>();
    content.put("accessKeyId", key.id());
    content.put("accessKeySecret", key.secret());
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(content);
    } catch (JacksonException e) {
      throw new IllegalStateException("two texts always fit into JSON", e);
    }
  }

  private AccessKey read() {
    try {
      JsonNode content = JSON.readTree(PrivateFiles.read(file));
      String id = content.path("accessKeyId").asText();
      String secret = content.path("accessKeySecret").asText();
      if (!id.isEmpty() && !secret.isEmpty()) {
        return new AccessKey(id, secret, true);
      }
    } catch (JacksonException e) {
      LOG.debug("not JSON: {}", file);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
    throw new UnusableKey(
        file + " does not hold accessKeyId and accessKeySecret. Put it right, or move it away.");
  }
}
