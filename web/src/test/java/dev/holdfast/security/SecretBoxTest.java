package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final MasterKey KEY = new MasterKey(new byte[32]);

  private final SecretBox box = new SecretBox(KEY);

  @Test
  void opensWhatItSealed() {
    assertThat(box.open(box.seal("sésame", "LTAI1"), "LTAI1")).isEqualTo("sésame");
  }

  @Test
  void sealsTheSameSecretDifferentlyEachTime() {
    assertThat(box.seal("secret", "a")).isNotEqualTo(box.seal("secret", "a"));
  }

  @Test
  void opensNothingForAnotherOwner() {
    String sealed = box.seal("secret", "a");
    assertThatThrownBy(() -> box.open(sealed, "b")).isInstanceOf(UnusableKey.class);
  }

  @Test
  void opensNothingWithAnotherKey() {
    byte[] other = new byte[32];
    other[31] = 1;
    SecretBox otherBox = new SecretBox(new MasterKey(other));
    String sealed = box.seal("secret", "a");
    assertThatThrownBy(() -> otherBox.open(sealed, "a"))
        .isInstanceOf(UnusableKey.class)
        .hasMessageNotContaining("secret\"");
  }

  @Test
  void noticesAnyChangedByte() {
    byte[] sealed = Base64.getDecoder().decode(box.seal("secret", "a"));
    for (int i = 0; i < sealed.length; i++) {
      byte[] changed = sealed.clone();
      changed[i] ^= 1;
      String text = Base64.getEncoder().encodeToString(changed);
      assertThatThrownBy(() -> box.open(text, "a")).isInstanceOf(UnusableKey.class);
    }
    assertThatThrownBy(() -> box.open("not base64!", "a")).isInstanceOf(UnusableKey.class);
    assertThatThrownBy(() -> box.open("", "a")).isInstanceOf(UnusableKey.class);
  }

  @Test
  void showsNoSecretInItsText() {
    assertThat(new AccessKey("id", "hush", true).toString()).doesNotContain("hush");
    assertThat(KEY.toString()).isEqualTo("MasterKey[hidden]");
  }
}
