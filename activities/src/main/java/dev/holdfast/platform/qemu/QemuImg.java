package dev.holdfast.platform.qemu;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes and converts disk images with {@code qemu-img}. */
public final class QemuImg {
  private static final Logger LOG = LoggerFactory.getLogger(QemuImg.class);
  private static final int LUKS_ATTEMPTS = 40;
  private static final String SECRET = "key";

  private final Duration patience;

  /**
   * @param patience how long one run may take
   */
  public QemuImg(Duration patience) {
    this.patience = patience;
  }

  /**
   * What a new image is like.
   *
   * @param backing name of the backing file, relative to the image; null for none
   * @param key file with the key when the image is to be encrypted; null when it is not
   */
  public record NewImage(long bytes, @Nullable String backing, @Nullable Path key) {}

  /** Creates a qcow2 image without data. Throws {@link CommandFailed}. */
  public void create(Path image, NewImage wanted) {
    List<String> command = new ArrayList<>(List.of("qemu-img", "create", "-q", "-f", "qcow2"));
    if (wanted.key() != null) {
      command.addAll(secret(wanted.key()));
      // The key is random, so stretching it is wasted time; QEMU measures SHA-512 more reliably.
      String options =
          "encrypt.format=luks,encrypt.hash-alg=sha512,encrypt.iter-time=10,encrypt.key-secret="
              + SECRET;
      command.addAll(List.of("-o", options));
    }
    if (wanted.backing() != null) {
      command.addAll(List.of("-u", "-b", wanted.backing(), "-F", "qcow2"));
    }
    command.addAll(List.of(image.toString(), "" + wanted.bytes()));
    runPatiently(command, wanted.key() == null ? 1 : LUKS_ATTEMPTS);
  }

  /** Converts a raw image to a new qcow2 image. Throws {@link CommandFailed}. */
  public void toQcow2(Path raw, Path image) {
    run(List.of("qemu-img", "convert", "-f", "raw", "-O", "qcow2", "" + raw, "" + image));
  }

  /** Writes what an image description (QEMU's {@code json:}) shows to a new raw file. */
  void toRaw(String description, @Nullable Path key, Path raw) {
    List<String> command = new ArrayList<>(List.of("qemu-img", "convert"));
    if (key != null) {
      command.addAll(secret(key));
    }
    command.addAll(List.of("-O", "raw", "json:" + description, raw.toString()));
    run(command);
  }

  /** Writes a snapshot inside an image, which may be in use, to a new raw file. */
  void internalToRaw(Path image, String snapshot, Path raw) {
    run(
        List.of(
            "qemu-img",
            "convert",
            "-U",
            "-f",
            "qcow2",
            "-l",
            "snapshot.name=" + snapshot,
            "-O",
            "raw",
            image.toString(),
            raw.toString()));
  }

  static String secretName() {
    return SECRET;
  }

  private static List<String> secret(Path key) {
    String file = key.toString().replace(",", ",,");
    return List.of("--object", "secret,id=" + SECRET + ",file=" + file);
  }

  /** QEMU measures the processor before it encrypts, and sometimes gives up on a busy machine. */
  private void runPatiently(List<String> command, int attempts) {
    for (int attempt = 1; ; attempt++) {
      try {
        run(command);
        return;
      } catch (CommandFailed e) {
        if (attempt >= attempts || !e.output().contains("accurate CPU usage")) {
          throw e;
        }
        LOG.debug("Creating an encrypted image, attempt {}", attempt, e);
      }
    }
  }

  private void run(List<String> command) {
    Commands.run(patience, command);
  }
}
