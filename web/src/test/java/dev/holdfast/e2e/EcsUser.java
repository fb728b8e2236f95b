package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.CreateSnapshotRequest;
import com.aliyun.ecs20140526.models.DeleteSnapshotRequest;
import com.aliyun.ecs20140526.models.DescribeDisksRequest;
import com.aliyun.ecs20140526.models.DescribeDisksResponseBody.DescribeDisksResponseBodyDisksDisk;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody.DescribeInstancesResponseBodyInstancesInstance;
import com.aliyun.ecs20140526.models.DescribeRegionsRequest;
import com.aliyun.ecs20140526.models.DescribeRegionsResponseBody.DescribeRegionsResponseBodyRegionsRegion;
import com.aliyun.ecs20140526.models.DescribeSnapshotsRequest;
import com.aliyun.ecs20140526.models.DescribeSnapshotsResponseBody.DescribeSnapshotsResponseBodySnapshotsSnapshot;
import com.aliyun.tea.TeaException;
import com.aliyun.teaopenapi.models.Config;
import dev.holdfast.model.DiskId;
import dev.holdfast.model.SnapshotId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A person with the official SDK, who signs in version 1. */
final class EcsUser {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private final Client sdk;
  private final String region;

  EcsUser(String endpoint, String region, String keyId, String secret) throws Exception {
    this.region = region;
    this.sdk =
        new Client(
            new Config()
                .setAccessKeyId(keyId)
                .setAccessKeySecret(secret)
                .setRegionId(region)
                .setEndpoint(endpoint)
                .setProtocol("http")
                // The SDK's own count of versions: its second is the API's signature version 1.
                .setSignatureAlgorithm("v2"));
  }

  List<DescribeRegionsResponseBodyRegionsRegion> regions() throws Exception {
    return sdk.describeRegions(new DescribeRegionsRequest()).getBody().getRegions().getRegion();
  }

  List<DescribeInstancesResponseBodyInstancesInstance> instances() throws Exception {
    return sdk.describeInstances(new DescribeInstancesRequest().setRegionId(region))
        .getBody()
        .getInstances()
        .getInstance();
  }

  List<DescribeDisksResponseBodyDisksDisk> disks(String instance) throws Exception {
    var request = new DescribeDisksRequest().setRegionId(region).setInstanceId(instance);
    return sdk.describeDisks(request).getBody().getDisks().getDisk();
  }

  SnapshotId create(DiskId disk) throws Exception {
    return create(new CreateSnapshotRequest().setDiskId(disk.value()));
  }

  SnapshotId createFlash(DiskId disk) throws Exception {
    return create(new CreateSnapshotRequest().setDiskId(disk.value()).setCategory("flash"));
  }

  SnapshotId create(CreateSnapshotRequest request) throws Exception {
    return new SnapshotId(sdk.createSnapshot(request).getBody().getSnapshotId());
  }

  void delete(SnapshotId snapshot) throws Exception {
    sdk.deleteSnapshot(new DeleteSnapshotRequest().setSnapshotId(snapshot.value()));
  }

  /** Newest first. */
  List<DescribeSnapshotsResponseBodySnapshotsSnapshot> snapshots(DiskId disk) throws Exception {
    return list(new DescribeSnapshotsRequest().setDiskId(disk.value()).setPageSize(100));
  }

  Optional<DescribeSnapshotsResponseBodySnapshotsSnapshot> find(SnapshotId snapshot)
      throws Exception {
    var request = new DescribeSnapshotsRequest().setSnapshotIds("[\"" + snapshot + "\"]");
    return list(request).stream().findFirst();
  }

  /** Failed snapshots are listed only for those who ask for them. */
  List<DescribeSnapshotsResponseBodySnapshotsSnapshot> failed(DiskId disk) throws Exception {
    return list(new DescribeSnapshotsRequest().setDiskId(disk.value()).setStatus("failed"));
  }

  private List<DescribeSnapshotsResponseBodySnapshotsSnapshot> list(
      DescribeSnapshotsRequest request) throws Exception {
    return sdk.describeSnapshots(request.setRegionId(region))
        .getBody()
        .getSnapshots()
        .getSnapshot();
  }

  /** Waits until the snapshot is accomplished. */
  SnapshotId awaitAccomplished(SnapshotId snapshot) {
    await(snapshot + " is accomplished")
        .atMost(PATIENCE)
        .pollInterval(LOOK_AGAIN)
        .until(() ->
            find(snapshot).filter(each -> each.getStatus().equals("accomplished")).isPresent());
    return snapshot;
  }

  /** Waits until the snapshot moves data, seen by its percentage. */
  DescribeSnapshotsResponseBodySnapshotsSnapshot awaitUnderWay(SnapshotId snapshot) {
    return await(snapshot + " is under way")
        .atMost(PATIENCE)
        .pollInterval(LOOK_AGAIN)
        .until(
            () -> find(snapshot).orElseThrow(),
            each -> each.getStatus().equals("progressing") && !each.getProgress().equals("0%"));
  }

  /** Waits until the snapshot is no longer listed. */
  void awaitUnlisted(SnapshotId snapshot) {
    await(snapshot + " is gone")
        .atMost(PATIENCE)
        .pollInterval(LOOK_AGAIN)
        .until(() -> find(snapshot).isEmpty());
  }

  static void refused(int status, String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            TeaException.class,
            e -> assertThat(e.getStatusCode() + " " + e.getCode()).isEqualTo(status + " " + code));
  }
}
