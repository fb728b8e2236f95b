package dev.holdfast.e2e;

import static dev.holdfast.e2e.EcsUser.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DescribeDisksResponseBody.DescribeDisksResponseBodyDisksDisk;
import dev.holdfast.demo.DemoSite;
import dev.holdfast.demo.RecordCheck;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotState;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a stranger does with a fresh installation, by the official SDK and the command line. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstSnapshotE2E {
  private static final DiskId SMALL = DemoSite.EFFICIENCY;
  private static final String RECORDS = "records.dat";

  private RunningSite site;

  @BeforeAll
  void start(@TempDir Path work) throws IOException {
    site = new RunningSite("FirstSnapshotE2E", work);
  }

  @AfterAll
  void close() throws IOException {
    site.close();
  }

  @BeforeEach
  void awaitQuiet() {
    site.awaitQuiet();
  }

  @Test
  void showsRegionInstanceAndDisks() throws Exception {
    EcsUser user = site.user();
    assertThat(user.regions())
        .singleElement()
        .satisfies(region -> assertThat(region.getRegionId()).isEqualTo("site-1"));
    assertThat(user.instances())
        .singleElement()
        .satisfies(instance -> {
          assertThat(instance.getInstanceId()).isEqualTo(DemoSite.INSTANCE.value());
          assertThat(instance.getStatus()).isEqualTo("Running");
        });
    List<DescribeDisksResponseBodyDisksDisk> disks = user.disks(DemoSite.INSTANCE.value());
    assertThat(disks)
        .hasSize(4)
        .allSatisfy(disk -> {
          assertThat(disk.getStatus()).isEqualTo("In_use");
          assertThat(disk.getSize()).isEqualTo(1);
        });
    assertThat(disks.stream().map(DescribeDisksResponseBodyDisksDisk::getType))
        .containsExactlyInAnyOrder("system", "data", "data", "data");
  }

  @Test
  void aSnapshotShowsItsProgressAndTheNextOneHoldsOnlyWhatChanged() throws Exception {
    EcsUser user = site.user();
    long before = site.images().newestRecord();
    SnapshotId full = site.beginFull(DemoSite.DATA);
    var running = user.awaitUnderWay(full);
    assertThat(running.getProgress()).matches("[1-9][0-9]?%");
    assertThat(running.getRemainTime()).isPositive();
    assertThat(running.getAvailable()).isFalse();
    refused(403, "IncorrectDiskStatus.CreatingSnapshot", () -> user.create(DemoSite.DATA));
    user.awaitAccomplished(full);
    long between = site.images().newestRecord();
    SnapshotId increment = user.awaitAccomplished(user.create(DemoSite.DATA));

    assertThat(user.find(full).orElseThrow().getProgress()).isEqualTo("100%");
    assertThat(site.catalog().evidence(full).fullReason()).isNotNull();
    assertThat(site.catalog().evidence(increment).parent()).isEqualTo(full);
    assertThat(site.catalog().evidence(increment).storedBytes())
        .isLessThan(site.catalog().evidence(full).storedBytes() / 4);
    holdsTheDisk(site.restore(full), before);
    holdsTheDisk(site.restore(increment), between);
  }

  @Test
  void aFlashSnapshotHoldsItsInstantToo() throws Exception {
    EcsUser user = site.user();
    long before = site.images().newestRecord();
    SnapshotId flash = user.awaitAccomplished(user.createFlash(DemoSite.DATA));

    assertThat(user.find(flash).orElseThrow().getCategory()).isEqualTo("flash");
    assertThat(site.repository().files(DemoSite.DATA, flash)).isEmpty();
    holdsTheDisk(site.restore(flash), before);
  }

  /** All records up to one that was there before the request, and nothing else has changed. */
  private void holdsTheDisk(Path restored, long before) throws Exception {
    RecordCheck.Result records = RecordCheck.check(restored, RECORDS);
    assertThat(records.isGapFree()).isTrue();
    assertThat(records.first()).isEqualTo(1);
    assertThat(records.last()).isBetween(before, site.images().newestRecord());
    assertThat(
            DiskImages.difference(
                restored, site.images().current(DemoSite.DATA), site.images().records().extents()))
        .isEqualTo(-1);
  }

  @Test
  void aDiskThatNobodyWritesToIsRestoredByteForByte() throws Exception {
    EcsUser user = site.user();
    SnapshotId snapshot = user.awaitAccomplished(user.create(DemoSite.SYSTEM));
    Path restored = site.restore(snapshot);
    assertThat(DiskImages.difference(restored, site.images().current(DemoSite.SYSTEM), List.of()))
        .isEqualTo(-1);
  }

  @Test
  void oneClientTokenIsOneSnapshot() throws Exception {
    EcsUser user = site.user();
    int rows = site.catalog().rows(SMALL).size();
    CreateSnapshotRequest request =
        new CreateSnapshotRequest().setDiskId(SMALL.value()).setClientToken("once-only");
    SnapshotId snapshot = user.awaitAccomplished(user.create(request));

    assertThat(user.create(request)).isEqualTo(snapshot);
    refused(403, "IdempotentParameterMismatch", () -> user.create(request.setRetentionDays(3)));
    assertThat(site.catalog().rows(SMALL)).hasSize(rows + 1);
  }

  @Test
  void aWrongSecretOpensNothing() throws Exception {
    EcsUser impostor = site.program().user(site.program().firstKeyId(), "not-the-secret");
    refused(400, "SignatureDoesNotMatch", impostor::regions);
  }

  @ParameterizedTest
  @CsvSource({
    "d-nosuchdisk00000000000,,,404,InvalidDiskId.NotFound",
    "nonsense,,,404,InvalidDiskId.NotFound",
    "d-holdfastdemo00000003,flash,,400,DiskCategory.OperationNotSupported",
    "d-holdfastdemo00000004,flash,,400,DiskCategory.OperationNotSupported",
    "d-holdfastdemo00000002,gold,,403,InvalidSnapshotCategory.Malformed",
    "d-holdfastdemo00000002,,auto-mine,400,InvalidSnapshotName.Malformed",
    "d-holdfastdemo00000002,,x,400,InvalidSnapshotName.Malformed",
    ",,,400,MissingParameter",
  })
  void refusesWhatCannotBe(String disk, String category, String name, int status, String code)
      throws Exception {
    EcsUser user = site.user();
    refused(
        status,
        code,
        () ->
            user.create(
                new CreateSnapshotRequest()
                    .setDiskId(disk)
                    .setCategory(category)
                    .setSnapshotName(name)));
  }

  @Test
  void onlyALeafOfAChainCanBeDeleted() throws Exception {
    EcsUser user = site.user();
    SnapshotId parent = user.awaitAccomplished(user.create(SMALL));
    SnapshotId leaf = user.awaitAccomplished(user.create(SMALL));

    refused(403, "InvalidOperation.SnapshotIsParent", () -> user.delete(parent));
    user.delete(leaf);
    user.awaitUnlisted(leaf);

    assertThat(site.catalog().row(leaf).state()).isEqualTo(SnapshotState.DELETED);
    assertThat(site.repository().files(SMALL, leaf)).isEmpty();
    assertThat(site.repository().files(SMALL, parent)).isEqualTo(Repository.whole(parent));
    assertThat(user.find(parent)).isPresent();
  }

  @Test
  void deletingASnapshotThatIsBeingMadeLeavesNothingOfIt() throws Exception {
    EcsUser user = site.user();
    SnapshotId snapshot = site.beginFull(DemoSite.SYSTEM);
    user.delete(snapshot);
    user.awaitUnlisted(snapshot);

    assertThat(site.catalog().row(snapshot).state()).isEqualTo(SnapshotState.CANCELLED);
    assertThat(site.catalog().story(snapshot)).isNotEmpty();
    assertThat(site.repository().files(DemoSite.SYSTEM, snapshot)).isEmpty();
  }

  @Test
  void everySnapshotIsAWorkflowThatCanBeFoundAndRead() throws Exception {
    EcsUser user = site.user();
    SnapshotId snapshot = user.awaitAccomplished(user.create(SMALL));
    try (Workflows workflows = Workflows.of(site.installation().home())) {
      workflows.awaitCompleted(SMALL, snapshot);
      assertThat(workflows.summary(snapshot)).contains("standard snapshot").contains(SMALL.value());
      assertThat(workflows.details(snapshot)).contains(snapshot.value());
    }
  }

  @Test
  void theCommandLineSaysWhetherAllIsHealthy() throws Exception {
    assertThat(site.installation().command("status", "--json"))
        .contains("\"healthy\" : true", site.program().state().ecs(), "mariadb", "temporal");
  }

  @Test
  void stopsInOrderAndGoesOnWhereItWas() throws Exception {
    SnapshotId before = site.user().awaitAccomplished(site.user().create(SMALL));
    List<SnapshotId> known = ids(SMALL);
    site.program().stop();
    assertThat(site.installation().processes()).isEmpty();
    site.startAgain();

    assertThat(ids(SMALL)).isEqualTo(known);
    SnapshotId after = site.user().awaitAccomplished(site.user().create(SMALL));
    assertThat(site.catalog().evidence(after).parent()).isEqualTo(before);
  }

  private List<SnapshotId> ids(DiskId disk) throws Exception {
    return site.user().snapshots(disk).stream()
        .map(each -> new SnapshotId(each.getSnapshotId()))
        .toList();
  }
}
