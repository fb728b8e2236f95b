package dev.holdfast.ecs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DeleteSnapshotRequest;
import com.aliyun.ecs20140526.models.DescribeDisksRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeRegionsRequest;
import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest;
import com.aliyun.ecs20140526.models.DescribeSnapshotsResponseBody.DescribeSnapshotsResponseBodySnapshotsSnapshot;
import com.aliyun.tea.TeaException;
import dev.holdfast.model.InstanceStatus;
import dev.holdfast.model.SnapshotOutcome;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The six actions through the official SDK, in both signatures where it matters. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SnapshotApiIT {
  private TestService service;
  private Fixture fixture;
  private Client sdk;

  @BeforeAll
  void start(@TempDir Path home) throws Exception {
    service = new TestService(home);
    fixture = new Fixture(service.catalog);
    sdk = service.sdk("v2");
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @BeforeEach
  void freshCatalog() {
    service.jdbi.useHandle(handle -> {
      for (String table : List.of("snapshots", "snapshot_events", "snapshot_tags", "disks")) {
        handle.execute("DELETE FROM " + table);
      }
    });
    fixture.create();
    service.starter.heard.clear();
    service.starter.playDead(false);
  }

  @Test
  void describesRegions() throws Exception {
    var regions =
        sdk.describeRegions(new DescribeRegionsRequest()).getBody().getRegions().getRegion();
    assertThat(regions)
        .singleElement()
        .satisfies(region -> {
          assertThat(region.getRegionId()).isEqualTo("site-1");
          assertThat(region.getRegionEndpoint()).isEqualTo("127.0.0.1:" + service.port());
        });
  }

  @Test
  void describesInstances() throws Exception {
    var body =
        sdk.describeInstances(new DescribeInstancesRequest().setRegionId("site-1")).getBody();
    assertThat(body.getTotalCount()).isEqualTo(1);
    var instance = body.getInstances().getInstance().getFirst();
    assertThat(instance.getInstanceId()).isEqualTo(Fixture.INSTANCE.value());
    assertThat(instance.getStatus()).isEqualTo("Running");
    assertThat(instance.getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
    assertThat(instance.getOperationLocks().getLockReason()).isEmpty();
  }

  @Test
  void anEmptyListOfIdsFitsNothing() throws Exception {
    var request = new DescribeInstancesRequest().setRegionId("site-1").setInstanceIds("[]");
    assertThat(sdk.describeInstances(request).getBody().getTotalCount()).isZero();
    var disks = new DescribeDisksRequest().setRegionId("site-1").setDiskIds("[]");
    assertThat(sdk.describeDisks(disks).getBody().getTotalCount()).isZero();
  }

  @Test
  void describesDisksOfAnInstancePageByPage() throws Exception {
    var request =
        new DescribeDisksRequest()
            .setRegionId("site-1")
            .setInstanceId(Fixture.INSTANCE.value())
            .setPageSize(3)
            .setPageNumber(2);
    var body = sdk.describeDisks(request).getBody();
    assertThat(body.getTotalCount()).isEqualTo(4);
    assertThat(body.getDisks().getDisk())
        .singleElement()
        .satisfies(disk -> {
          assertThat(disk.getStatus()).isEqualTo("In_use");
          assertThat(disk.getSize()).isEqualTo(1);
          assertThat(disk.getAttachments().getAttachment().getFirst().getInstanceId())
              .isEqualTo(Fixture.INSTANCE.value());
        });
  }

  @Test
  void goesOnByTokenUntilAllIsSeen() throws Exception {
    for (int i = 0; i < 11; i++) {
      fixture.accomplish(begun(create(Fixture.DATA.value())));
    }
    var first = list(new DescribeSnapshotsRequest());
    assertThat(first.getSnapshots().getSnapshot()).hasSize(10);
    assertThat(first.getNextToken()).isNotEmpty();
    var second = list(new DescribeSnapshotsRequest().setNextToken(first.getNextToken()));
    assertThat(second.getSnapshots().getSnapshot()).hasSize(1);
    assertThat(second.getNextToken()).isNull();
  }

  @Test
  void createsASnapshotAndShowsItsProgress() throws Exception {
    String id =
        sdk.createSnapshot(
                new CreateSnapshotRequest()
                    .setDiskId(Fixture.DATA.value())
                    .setSnapshotName("before-upgrade")
                    .setDescription("a b*~é <script>")
                    .setRetentionDays(7)
                    .setTag(
                        List.of(
                            new CreateSnapshotRequest.CreateSnapshotRequestTag()
                                .setKey("env")
                                .setValue("a b*~é"))))
            .getBody()
            .getSnapshotId();
    assertThat(service.starter.heard).containsExactly("start " + id);
    fixture.begin(id);
    fixture.progress(id, 42, 100);
    DescribeSnapshotsResponseBodySnapshotsSnapshot running = one(id);
    assertThat(running.getStatus()).isEqualTo("progressing");
    assertThat(running.getProgress()).isEqualTo("42%");
    assertThat(running.getRemainTime()).isEqualTo(14);
    assertThat(running.getAvailable()).isFalse();
    fixture.accomplish(id);
    DescribeSnapshotsResponseBodySnapshotsSnapshot done = one(id);
    assertThat(done.getStatus()).isEqualTo("accomplished");
    assertThat(done.getProgress()).isEqualTo("100%");
    assertThat(done.getAvailable()).isTrue();
    assertThat(done.getSnapshotName()).isEqualTo("before-upgrade");
    assertThat(done.getDescription()).isEqualTo("a b*~é <script>");
    assertThat(done.getRetentionDays()).isEqualTo(7);
    assertThat(done.getSourceDiskSize()).isEqualTo("1");
    assertThat(done.getCategory()).isEqualTo("standard");
    assertThat(done.getUsage()).isEqualTo("none");
    assertThat(done.getTags().getTag().getFirst().getTagValue()).isEqualTo("a b*~é");
    assertThat(done.getSnapshotLinkId())
        .isEqualTo("sl-" + Fixture.DATA.value().substring("d-".length()));
  }

  @Test
  void createsAFlashSnapshotInTheDefaultSignatureToo() throws Exception {
    String id =
        service
            .sdk("")
            .createSnapshot(
                new CreateSnapshotRequest().setDiskId(Fixture.DATA.value()).setCategory("flash"))
            .getBody()
            .getSnapshotId();
    assertThat(one(id).getCategory()).isEqualTo("flash");
  }

  @Test
  void theSameClientTokenGivesTheSameSnapshot() throws Exception {
    CreateSnapshotRequest request =
        new CreateSnapshotRequest().setDiskId(Fixture.DATA.value()).setClientToken("Tok-1");
    String id = sdk.createSnapshot(request).getBody().getSnapshotId();
    assertThat(sdk.createSnapshot(request).getBody().getSnapshotId()).isEqualTo(id);
    refused(
        403, "IdempotentParameterMismatch", () -> sdk.createSnapshot(request.setRetentionDays(3)));
  }

  @Test
  void answersEvenWhenTheWorkflowEngineIsAway() throws Exception {
    service.starter.playDead(true);
    String id = create(Fixture.DATA.value());
    assertThat(one(id).getStatus()).isEqualTo("progressing");
  }

  @ParameterizedTest
  @CsvSource({
    "d-nosuchdisk00000000000,,404,InvalidDiskId.NotFound",
    "nonsense,,404,InvalidDiskId.NotFound",
    "d-efficiency0000000000,Flash,400,DiskCategory.OperationNotSupported",
    "d-encrypted00000000000,Flash,400,DiskCategory.OperationNotSupported",
    "d-loose000000000000000,,403,IncorrectDiskStatus.NeverAttached",
    "d-data0000000000000000,gold,403,InvalidSnapshotCategory.Malformed",
    ",,400,MissingParameter",
  })
  void refusesSnapshotsThatCannotBe(String disk, String category, int status, String code) {
    refused(
        status,
        code,
        () ->
            sdk.createSnapshot(new CreateSnapshotRequest().setDiskId(disk).setCategory(category)));
  }

  @ParameterizedTest
  @CsvSource({
    "auto-1,,,400,InvalidSnapshotName.Malformed",
    "x,,,400,InvalidSnapshotName.Malformed",
    "a<script>,,,400,InvalidSnapshotName.Malformed",
    ",http://x.example,,404,InvalidDescription.Malformed",
    ",,0,400,InvalidRetentionDays.Malformed",
    ",,65537,400,InvalidRetentionDays.Malformed",
  })
  void refusesMalformedDetails(
      String name, String description, Integer days, int status, String code) {
    refused(
        status,
        code,
        () ->
            sdk.createSnapshot(
                new CreateSnapshotRequest()
                    .setDiskId("nonsense")
                    .setSnapshotName(name)
                    .setDescription(description)
                    .setRetentionDays(days)));
  }

  @Test
  void refusesASecondSnapshotWhileOneRuns() throws Exception {
    create(Fixture.DATA.value());
    refused(403, "IncorrectDiskStatus.CreatingSnapshot", () -> create(Fixture.DATA.value()));
  }

  @Test
  void refusesASnapshotWhileTheInstanceStops() {
    fixture.instance(InstanceStatus.STOPPING);
    refused(400, "IncorrectInstanceStatus", () -> create(Fixture.DATA.value()));
  }

  @Test
  void categoryAndInstantAccessExcludeEachOther() {
    refused(
        403,
        "InvalidCategoryAndInstantAccess.Malformed",
        () ->
            sdk.createSnapshot(
                new CreateSnapshotRequest()
                    .setDiskId(Fixture.DATA.value())
                    .setCategory("Standard")
                    .setInstantAccess(true)));
  }

  @ParameterizedTest
  @CsvSource({
    "Status,nonsense,404,InvalidStatus.NotFound",
    "SnapshotType,nonsense,404,InvalidSnapshotType.NotFound",
    "Category,nonsense,403,InvalidSnapshotCategory.Malformed",
    "Usage,nonsense,404,InvalidUsage",
    "SourceDiskType,nonsense,404,InvalidSourceDiskType",
    "SnapshotIds,nonsense,403,InvalidSnapshotIds.Malformed",
    "SnapshotLinkId,nonsense,404,InvalidSnapshotLinkId.NotFound",
    "Filter.1.Key,nonsense,404,InvalidFilterKey.NotFound",
    "PageSize,101,400,InvalidParameter",
    "Tag.1.Key,env,400,InvalidParameter",
  })
  void refusesUnknownFilterValues(String name, String value, int status, String code)
      throws Exception {
    RawClient.Reply reply =
        new RawClient(service).get("DescribeSnapshots", "RegionId", "site-1", name, value);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.body()).contains("\"Code\":\"" + code + "\"");
  }

  @Test
  void filtersByStatusTypeAndTime() throws Exception {
    String failed = begun(create(Fixture.DATA.value()));
    fixture.settle(
        failed,
        new SnapshotOutcome.Failed(
            dev.holdfast.model.FailureType.JOB_LOST, "The job died.", "Try again."));
    String done = begun(create(Fixture.SYSTEM.value()));
    fixture.accomplish(done);
    assertThat(ids(new DescribeSnapshotsRequest().setStatus("failed"))).containsExactly(failed);
    assertThat(ids(new DescribeSnapshotsRequest().setStatus("accomplished"))).containsExactly(done);
    assertThat(ids(new DescribeSnapshotsRequest().setSourceDiskType("System")))
        .containsExactly(done);
    assertThat(ids(new DescribeSnapshotsRequest().setSnapshotType("auto"))).isEmpty();
    assertThat(ids(new DescribeSnapshotsRequest().setUsage("image"))).isEmpty();
    assertThat(ids(new DescribeSnapshotsRequest().setSnapshotIds("[]"))).isEmpty();
    assertThat(ids(new DescribeSnapshotsRequest())).containsExactly(done, failed);
  }

  @Test
  void refusesAnUnknownRegion() {
    refused(
        404,
        "InvalidRegionId.NotFound",
        () -> sdk.describeSnapshots(new DescribeSnapshotsRequest().setRegionId("cn-hangzhou")));
  }

  @Test
  void deletesAnAccomplishedSnapshot() throws Exception {
    String id = begun(create(Fixture.DATA.value()));
    fixture.accomplish(id);
    sdk.deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(id));
    assertThat(service.starter.heard).contains("delete " + id);
    assertThat(one(id).getStatus()).isEqualTo("accomplished");
  }

  @Test
  void deletingOneThatIsBeingMadeCancelsIt() throws Exception {
    String id = begun(create(Fixture.DATA.value()));
    sdk.deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(id));
    assertThat(service.starter.heard).contains("cancel " + id);
  }

  @Test
  void refusesToDeleteWhatIsNotThere() {
    for (String id : List.of("s-nosuchsnapshot00000000", "nonsense")) {
      refused(
          404,
          "InvalidSnapshotId.NotFound",
          () -> sdk.deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(id)));
    }
  }

  private String create(String disk) throws Exception {
    return sdk.createSnapshot(new CreateSnapshotRequest().setDiskId(disk))
        .getBody()
        .getSnapshotId();
  }

  private String begun(String id) {
    fixture.begin(id);
    return id;
  }

  private com.aliyun.ecs20140526.models.DescribeSnapshotsResponseBody list(
      DescribeSnapshotsRequest request) throws Exception {
    return sdk.describeSnapshots(request.setRegionId("site-1")).getBody();
  }

  private List<String> ids(DescribeSnapshotsRequest request) throws Exception {
    return list(request).getSnapshots().getSnapshot().stream()
        .map(DescribeSnapshotsResponseBodySnapshotsSnapshot::getSnapshotId)
        .toList();
  }

  private DescribeSnapshotsResponseBodySnapshotsSnapshot one(String id) throws Exception {
    return list(new DescribeSnapshotsRequest().setSnapshotIds("[\"" + id + "\"]"))
        .getSnapshots()
        .getSnapshot()
        .getFirst();
  }

  private static void refused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> {
              assertThat(e.getCode()).isEqualTo(code);
              assertThat(e.getStatusCode()).isEqualTo(status);
            });
  }
}
