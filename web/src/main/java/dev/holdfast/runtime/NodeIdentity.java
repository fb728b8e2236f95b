package dev.holdfast.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.catalog.SettingStore;
import dev.holdfast.platform.qemu.StorageNode;
import dev.holdfast.process.AtomicFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Who this storage node is. Its name is part of task queue names, so it stays when the host is
 * renamed, and no two homes that share a database may have the same.
 *
 * @param name lower-case letters, digits and dashes
 * @param home tells this home from all others
 */
record NodeIdentity(String name, String home) {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads {@code <home>/node.json}, and makes it from the host's name at the very first start. */
  static NodeIdentity of(Path home) {
    Path file = home.resolve("node.json");
    try {
      if (Files.exists(file)) {
        return JSON.readValue(file.toFile(), NodeIdentity.class);
      }
      NodeIdentity fresh = new NodeIdentity(StorageNode.local(), UUID.randomUUID().toString());
      AtomicFile.write(file, JSON.writeValueAsBytes(fresh));
      return fresh;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read or write " + file, e);
    }
  }

  /**
   * Throws {@link IllegalStateException} when another home works under this name on the same
   * database.
   */
  void claim(SettingStore settings) {
    if (!settings.putIfAbsent("storage-node:" + name, home).equals(home)) {
      throw new IllegalStateException(
          "Another home works as storage node '%s' on this database. Give this one another name in its node.json."
              .formatted(name));
    }
  }
}
