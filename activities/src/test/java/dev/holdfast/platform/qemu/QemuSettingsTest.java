package dev.holdfast.platform.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.InstanceId;
import dev.holdfast.model.Pace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QemuSettingsTest {
  @TempDir Path home;

  @Test
  void usualRatesAreModest() {
    QemuSettings settings = QemuSettings.under(home);
    assertThat(settings.speed(Pace.GENTLE)).isEqualTo(50L << 20);
    assertThat(settings.speed(Pace.BALANCED)).isEqualTo(200L << 20);
    assertThat(settings.speed(Pace.FAST)).isZero();
    assertThat(settings.repository()).isEqualTo(home.resolve("repository"));
    assertThat(settings.chainLimit()).isEqualTo(25);
  }

  @Test
  void refusesWhatCannotWork() {
    QemuSettings settings = QemuSettings.under(home);
    assertThatThrownBy(() -> settings.withGentle(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> settings.withChainLimit(0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void hostNamesBecomePartsOfTaskQueueNames() {
    assertThat(StorageNode.sanitised("Backup_01.example.com\n")).isEqualTo("backup-01-example-com");
    assertThat(StorageNode.sanitised("-\u00e4-")).isEqualTo("localhost");
  }

  @Test
  void longIdsGetShortNodeNamesThatDiffer() {
    String name = NodeNames.of(new DiskId("d-" + "a".repeat(40)));
    assertThat(name).hasSize(31).startsWith("d-");
    assertThat(name).isNotEqualTo(NodeNames.of(new DiskId("d-" + "a".repeat(39))));
    assertThat(NodeNames.of(new DiskId("d-1"))).isEqualTo("d-1");
  }

  @Test
  void socketsHaveShortPathsWhereverTheHomeFolderIs() throws IOException {
    Path deep = home.resolve("a".repeat(60)).resolve("b".repeat(60));
    DaemonSockets sockets = new DaemonSockets(deep);
    Path socket = sockets.qmp(new InstanceId("i-1"));
    assertThat(socket.toString()).hasSizeLessThan(90);
    assertThat(socket).isNotEqualTo(sockets.nbd(new InstanceId("i-1")));
    assertThat(new DaemonSockets(deep).qmp(new InstanceId("i-1"))).isEqualTo(socket);
    Files.delete(DurableFiles.folderOf(socket));
  }
}
