package dev.holdfast.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.catalog.AccessKeyStore;
import dev.holdfast.catalog.CatalogDatabase;
import dev.holdfast.catalog.SettingStore;
import dev.holdfast.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysIT {
  @TempDir Path home;
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");
  private TestDatabase database;
  private Jdbi jdbi;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    CatalogDatabase.migrate(database);
    jdbi = CatalogDatabase.open(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private MasterKey masterKey() {
    return MasterKey.open(home, new SettingStore(jdbi));
  }

  private AccessKeys keys() {
    return new AccessKeys(new AccessKeyStore(jdbi), new SecretBox(masterKey()), () -> now);
  }

  @Test
  void makesOneFirstKeyHoweverOftenItStarts() throws Exception {
    Path file = new FirstKey(keys(), home).ensure();
    String first = Files.readString(file);
    assertThat(new FirstKey(keys(), home).ensure()).isEqualTo(file);
    assertThat(Files.readString(file)).isEqualTo(first);
    assertThat(first)
        .containsPattern("\"LTAI[A-Za-z0-9]{20}\"")
        .containsPattern("\"[A-Za-z0-9]{30}\"");
    for (String name : new String[] {"master.key", "credentials.json"}) {
      assertThat(Files.getPosixFilePermissions(home.resolve(name)))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
    int rows =
        jdbi.withHandle(
            h -> h.createQuery("SELECT COUNT(*) FROM access_keys").mapTo(Integer.class).one());
    assertThat(rows).isEqualTo(1);
  }

  @Test
  void storesNoSecretInTheClear() throws Exception {
    AccessKeys keys = keys();
    new FirstKey(keys, home).ensure();
    AccessKey key = keys.findFirst().orElseThrow();
    byte[] stored =
        jdbi.withHandle(
            h -> h.createQuery("SELECT sealed_secret FROM access_keys").mapTo(byte[].class).one());
    assertThat(new String(stored, StandardCharsets.US_ASCII)).doesNotContain(key.secret());
  }

  @Test
  void goesOnWithTheFileOfAStartThatWasCutShort() {
    new FirstKey(keys(), home).ensure();
    AccessKey key = keys().findFirst().orElseThrow();
    jdbi.useHandle(handle -> handle.execute("DELETE FROM access_keys"));
    new FirstKey(keys(), home).ensure();
    assertThat(keys().find(key.id())).contains(key);
  }

  @Test
  void makesNoNewKeyWhenOnlyTheFileIsMissing() throws Exception {
    Path file = new FirstKey(keys(), home).ensure();
    Files.delete(file);
    new FirstKey(keys(), home).ensure();
    assertThat(file).doesNotExist();
  }

  @Test
  void refusesACredentialsFileThatOthersCanRead() throws Exception {
    Path file = new FirstKey(keys(), home).ensure();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> new FirstKey(keys(), home).ensure())
        .isInstanceOf(UnusableKey.class)
        .hasMessageContaining("chmod 600");
  }

  @Test
  void refusesAMasterKeyOfAnotherInstallation() throws Exception {
    masterKey();
    Files.write(home.resolve("master.key"), new byte[32]);
    assertThatThrownBy(this::masterKey)
        .isInstanceOf(UnusableKey.class)
        .hasMessageContaining("not the master key");
  }

  @Test
  void refusesToReplaceALostMasterKey() throws Exception {
    masterKey();
    Files.delete(home.resolve("master.key"));
    assertThatThrownBy(this::masterKey).isInstanceOf(UnusableKey.class);
    assertThat(home.resolve("master.key")).doesNotExist();
  }

  @Test
  void endsSessionsThatAreForgedOldOrOfADisabledKey() {
    AccessKeys keys = keys();
    new FirstKey(keys, home).ensure();
    String id = keys.findFirst().orElseThrow().id();
    ConsoleSessions sessions = new ConsoleSessions(masterKey(), keys, () -> now);
    String cookie = sessions.issue(id);
    assertThat(sessions.accessKeyOf(cookie)).contains(id);
    for (int i = 0; i < cookie.length(); i++) {
      char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
      String changed = cookie.substring(0, i) + other + cookie.substring(i + 1);
      assertThat(sessions.accessKeyOf(changed)).isEmpty();
    }
    assertThat(sessions.accessKeyOf("")).isEmpty();
    assertThat(sessions.accessKeyOf(".")).isEmpty();
    jdbi.useHandle(handle -> handle.execute("UPDATE access_keys SET enabled = FALSE"));
    assertThat(sessions.accessKeyOf(cookie)).isEmpty();
    jdbi.useHandle(handle -> handle.execute("UPDATE access_keys SET enabled = TRUE"));
    now = now.plus(Duration.ofHours(12));
    assertThat(sessions.accessKeyOf(cookie)).isEmpty();
  }
}
