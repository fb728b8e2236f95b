package dev.holdfast.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Fills the folders that the demo's file systems are made from; always with the same content. */
final class DemoContent {
  static final String RECORDS = "records.dat";
  private static final int FILES = 300;
  private static final int FILE_BYTES = 200 << 10;
  private static final int RECORDS_BYTES = 64 << 20;

  private DemoContent() {}

  /** About 60 MiB that do not compress, in some hundred files. */
  static void system(Path folder) throws IOException {
    Random random = new Random(1);
    byte[] content = new byte[FILE_BYTES];
    for (int i = 0; i < FILES; i++) {
      Path parent = Files.createDirectories(folder.resolve("usr/share/demo/" + i % 10));
      random.nextBytes(content);
      Files.write(parent.resolve("file-" + i), content);
    }
    Files.createDirectories(folder.resolve("etc"));
    Files.writeString(folder.resolve("etc/hostname"), "demo\n");
  }

  /** One file with room for records; not of zeros, because those would get no blocks. */
  static void records(Path folder) throws IOException {
    byte[] blank = new byte[RECORDS_BYTES];
    Arrays.fill(blank, (byte) '-');
    Files.write(folder.resolve(RECORDS), blank);
  }

  static void note(Path folder) throws IOException {
    Files.writeString(folder.resolve("README"), "A disk of the demo instance.\n");
  }
}
