package dev.holdfast.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.holdfast.model.DiskId;
import dev.holdfast.model.Evidence;
import dev.holdfast.model.FailureType;
import dev.holdfast.model.FullReason;
import dev.holdfast.model.Pace;
import dev.holdfast.model.PlatformToken;
import dev.holdfast.model.Sha256;
import dev.holdfast.model.SnapshotCategory;
import dev.holdfast.model.SnapshotId;
import dev.holdfast.model.SnapshotOrder;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What every platform does, whatever it is made of; fakes included. */
public abstract class DiskPlatformContract {
  private static final DiskId UNKNOWN = new DiskId("d-nosuchdisk");

  protected abstract DiskPlatform platform();

  /** An ESSD disk that is not encrypted. */
  protected abstract DiskId disk();

  /** A disk that cannot hold flash snapshots. */
  protected abstract DiskId slowDisk();

  /** A node name for orders. */
  protected abstract String node();

  /** An order whose snapshot stays running until {@link #letFinish} is called. */
  protected abstract Pace lingering();

  /** Lets the platform get on, and returns when observing says that it is done. */
  protected abstract Evidence letFinish(SnapshotOrder order);

  /** Lets whoever uses the disk write to it, so that there is something to copy. */
  protected abstract void changeDisk();

  /** Makes the platform lose the snapshot that is being made. */
  protected abstract void loseJob(SnapshotOrder order);

  protected SnapshotOrder order(String id, DiskId disk, SnapshotCategory category) {
    PlatformToken token = new PlatformToken(Sha256.hex("token of " + id));
    return new SnapshotOrder(
        new SnapshotId(id), disk, node(), category, token, lingering(), null, null);
  }

  private SnapshotOrder standard(String id) {
    return order(id, disk(), SnapshotCategory.STANDARD);
  }

  @Test
  void listsDisksAndTheInstancesThatServeThem() {
    Inventory inventory = platform().inventory();
    assertThat(inventory.disks())
        .anySatisfy(each -> assertThat(each.id()).isEqualTo(disk()))
        .anySatisfy(each -> assertThat(each.id()).isEqualTo(slowDisk()));
    assertThat(inventory.disks())
        .allSatisfy(each ->
            assertThat(inventory.instances())
                .anyMatch(instance -> instance.id().equals(each.instance())));
  }

  @Test
  void firstSnapshotIsFullAndTheNextBuildsOnIt() {
    SnapshotOrder first = standard("s-1");
    SnapshotOrder second = standard("s-2");
    assertThat(platform().start(first)).isInstanceOf(SnapshotStatus.Running.class);
    assertThat(letFinish(first).fullReason()).isEqualTo(FullReason.FIRST);
    platform().start(second);
    Evidence evidence = letFinish(second);
    assertThat(evidence.parent()).isEqualTo(first.snapshot());
    assertThat(evidence.fullReason()).isNull();
    assertThat(evidence.takenAt()).isBeforeOrEqualTo(evidence.durableAt());
  }

  @Test
  void startingTwiceMakesOneSnapshot() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    assertThat(platform().start(order)).isInstanceOf(SnapshotStatus.Running.class);
    Evidence evidence = letFinish(order);
    assertThat(platform().start(order)).isEqualTo(new SnapshotStatus.Done(evidence));
    assertThat(platform().observe(order)).isEqualTo(new SnapshotStatus.Done(evidence));
  }

  @Test
  void aTokenIsRecognisedUnderAnotherId() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    SnapshotOrder again = withId(order, "s-2");
    assertThat(platform().start(again)).isInstanceOf(SnapshotStatus.Running.class);
    Evidence evidence = letFinish(again);
    assertThat(platform().observe(order)).isEqualTo(new SnapshotStatus.Done(evidence));
    assertThat(platform().find(disk(), order.token())).contains(order.snapshot());
  }

  private static SnapshotOrder withId(SnapshotOrder order, String id) {
    return new SnapshotOrder(
        new SnapshotId(id),
        order.disk(),
        order.node(),
        order.category(),
        order.token(),
        order.pace(),
        order.policy(),
        order.nominal());
  }

  @Test
  void findsSnapshotsByTheirTokenOnly() {
    SnapshotOrder order = standard("s-1");
    assertThat(platform().find(disk(), order.token())).isEmpty();
    platform().start(order);
    assertThat(platform().find(disk(), order.token())).contains(order.snapshot());
    letFinish(order);
    assertThat(platform().find(disk(), order.token())).contains(order.snapshot());
    assertThat(platform().find(disk(), standard("s-2").token())).isEmpty();
    assertThat(platform().find(UNKNOWN, order.token())).isEmpty();
  }

  @Test
  void makesOneStandardSnapshotOfADiskAtATime() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    PlatformError refusal = refusal(() -> platform().start(standard("s-2")));
    assertThat(refusal.type()).isEqualTo(FailureType.WRONG_STATE);
    assertThat(refusal.code()).isEqualTo("IncorrectDiskStatus.CreatingSnapshot");
    letFinish(order);
  }

  @Test
  void refusesFlashWhileADiskIsBeingCopied() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    PlatformError refusal =
        refusal(() -> platform().start(order("s-2", disk(), SnapshotCategory.FLASH)));
    assertThat(refusal.type()).isEqualTo(FailureType.WRONG_STATE);
    letFinish(order);
  }

  @Test
  void flashIsDoneAtOnceAndCanBeDeletedTwice() {
    SnapshotOrder flash = order("s-1", disk(), SnapshotCategory.FLASH);
    assertThat(platform().start(flash)).isInstanceOf(SnapshotStatus.Done.class);
    assertThat(platform().start(flash)).isInstanceOf(SnapshotStatus.Done.class);
    assertThat(platform().find(disk(), flash.token())).contains(flash.snapshot());
    platform().delete(disk(), flash.snapshot(), SnapshotCategory.FLASH);
    platform().delete(disk(), flash.snapshot(), SnapshotCategory.FLASH);
    assertThat(platform().observe(flash)).isEqualTo(new SnapshotStatus.Absent(true));
  }

  @Test
  void refusesFlashOnADiskThatCannotHoldIt() {
    PlatformError refusal =
        refusal(() -> platform().start(order("s-1", slowDisk(), SnapshotCategory.FLASH)));
    assertThat(refusal.type()).isEqualTo(FailureType.NOT_SUPPORTED);
    assertThat(refusal.code()).isEqualTo("DiskCategory.OperationNotSupported");
  }

  @Test
  void tellsAnUnknownDiskFromAnUnknownSnapshot() {
    SnapshotOrder lost = order("s-1", UNKNOWN, SnapshotCategory.STANDARD);
    assertThat(platform().observe(standard("s-1"))).isEqualTo(new SnapshotStatus.Absent(true));
    assertThat(platform().observe(lost)).isEqualTo(new SnapshotStatus.Absent(false));
    assertThat(refusal(() -> platform().start(lost)).type()).isEqualTo(FailureType.DISK_GONE);
  }

  @Test
  void cancelLeavesNothingAndTheDiskIsFreeAgain() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    assertThat(platform().cancel(order)).isEqualTo(new SnapshotStatus.Absent(true));
    assertThat(platform().cancel(order)).isEqualTo(new SnapshotStatus.Absent(true));
    assertThat(platform().find(disk(), order.token())).isEmpty();
    SnapshotOrder next = standard("s-2");
    platform().start(next);
    letFinish(next);
  }

  @Test
  void nothingBeginsAfterItWasGivenUp() {
    SnapshotOrder order = standard("s-1");
    platform().cancel(order);
    assertThat(refusal(() -> platform().start(order)).kind()).isEqualTo(PlatformError.Kind.FINAL);
    assertThat(platform().observe(order)).isEqualTo(new SnapshotStatus.Absent(true));
  }

  @Test
  void cancelOfADoneSnapshotKeepsIt() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    Evidence evidence = letFinish(order);
    assertThat(platform().cancel(order)).isEqualTo(new SnapshotStatus.Done(evidence));
  }

  @Test
  void cancelledSnapshotLeavesTheNextOneIncremental() {
    SnapshotOrder first = standard("s-1");
    platform().start(first);
    letFinish(first);
    changeDisk();
    SnapshotOrder second = standard("s-2");
    platform().start(second);
    platform().cancel(second);
    SnapshotOrder third = standard("s-3");
    platform().start(third);
    assertThat(letFinish(third).parent()).isEqualTo(first.snapshot());
  }

  @Test
  void aLostJobIsToldOnceAndThenIsAbsent() {
    SnapshotOrder order = standard("s-1");
    platform().start(order);
    loseJob(order);
    SnapshotStatus status = platform().observe(order);
    assertThat(status).isInstanceOf(SnapshotStatus.Lost.class);
    assertThat(((SnapshotStatus.Lost) status).type()).isEqualTo(FailureType.JOB_LOST);
    assertThat(platform().observe(order)).isEqualTo(new SnapshotStatus.Absent(true));
    assertThat(platform().find(disk(), order.token())).isEmpty();
  }

  @Test
  void deletesLeavesOnly() {
    SnapshotOrder first = standard("s-1");
    SnapshotOrder second = standard("s-2");
    platform().start(first);
    letFinish(first);
    platform().start(second);
    letFinish(second);
    PlatformError refusal =
        refusal(() -> platform().delete(disk(), first.snapshot(), SnapshotCategory.STANDARD));
    assertThat(refusal.code()).isEqualTo("InvalidOperation.SnapshotIsParent");
    assertThat(refusal.type()).isEqualTo(FailureType.WRONG_STATE);
    platform().delete(disk(), second.snapshot(), SnapshotCategory.STANDARD);
    platform().delete(disk(), second.snapshot(), SnapshotCategory.STANDARD);
    platform().delete(disk(), first.snapshot(), SnapshotCategory.STANDARD);
    assertThat(platform().observe(first)).isEqualTo(new SnapshotStatus.Absent(true));
    assertThat(platform().find(disk(), first.token())).isEmpty();
  }

  /** The final error that the action must end with. */
  protected static PlatformError refusal(Runnable action) {
    PlatformError error =
        Objects.requireNonNull(catchThrowableOfType(PlatformError.class, action::run));
    assertThat(error.kind()).isEqualTo(PlatformError.Kind.FINAL);
    return error;
  }
}
