package dev.holdfast.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class IdsTest {

  @Test
  void refusesTextThatCannotBeAnId() {
    assertThatIllegalArgumentException().isThrownBy(() -> new DiskId("s-abc"));
    assertThatIllegalArgumentException().isThrownBy(() -> new DiskId("d-"));
    assertThatIllegalArgumentException().isThrownBy(() -> new DiskId("d-../../etc"));
    assertThat(DiskId.parse("d-ABC")).isEmpty();
    assertThat(DiskId.parse("d-abc")).contains(new DiskId("d-abc"));
  }

  @Test
  void tokenDependsOnEveryPartOfThePolicysWish() {
    PolicyId policy = new PolicyId("sp-1");
    Instant nominal = Instant.parse("2026-11-21T02:30:00Z");
    DiskId disk = new DiskId("d-1");
    RequestKey key = RequestKey.ofPolicy(policy, nominal, disk, SnapshotCategory.STANDARD, 1);

    assertThat(key.token())
        .isEqualTo(
            RequestKey.ofPolicy(policy, nominal, disk, SnapshotCategory.STANDARD, 1).token());
    assertThat(key.token())
        .isNotEqualTo(
            RequestKey.ofPolicy(policy, nominal, disk, SnapshotCategory.STANDARD, 2).token())
        .isNotEqualTo(RequestKey.ofPolicy(policy, nominal, disk, SnapshotCategory.FLASH, 1).token())
        .isNotEqualTo(
            RequestKey.ofPolicy(policy, nominal.plusNanos(1), disk, SnapshotCategory.STANDARD, 1)
                .token());
  }

  @Test
  void tokensThatDifferOnlyInCaseAreTwoRequests() {
    RequestKey lower = RequestKey.ofApi("key", "CreateSnapshot", "abc", SnapshotCategory.STANDARD);
    RequestKey upper = RequestKey.ofApi("key", "CreateSnapshot", "ABC", SnapshotCategory.STANDARD);

    assertThat(lower.token()).isNotEqualTo(upper.token());
  }
}
