package io.appservices.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.assembly.KeptState;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.sqlite.SqliteDatabase;
import io.appservices.emulator.storage.sqlite.SqliteStorage;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Tokens;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator whose storage is a data directory. */
class DataDirectoryTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";

  @TempDir private Path directory;
  private SqliteDatabase database;
  private AppServicesEmulator emulator;
  private ClientApiClient client;
  private AdminApiClient admin;

  @BeforeEach
  void start() {
    database = SqliteDatabase.open(directory);
    emulator =
        new AppServicesEmulator(
            EmulatorConfig.defaults(), KeptState.of(new SqliteStorage(database)));
    client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    admin = new AdminApiClient(emulator, emulator.app().id());
  }

  @AfterEach
  void stop() {
    emulator.close();
    database.close();
  }

  @Test
  void usersComeAndGo() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(201);
    assertThat(admin.disable(tokens.userId()).status()).isEqualTo(204);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(401);
    assertThat(client.refresh(tokens.refreshToken()).status()).isEqualTo(401);
    assertThat(admin.enable(tokens.userId()).status()).isEqualTo(204);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(200);
    assertThat(admin.delete(tokens.userId()).status()).isEqualTo(204);
    assertThat(client.logIn(EMAIL, PASSWORD).status()).isEqualTo(401);
  }

  @Test
  void changesAreRefusedWhileTheDiskIsFullAndReadsGoOn() {
    Tokens tokens = client.signUp(EMAIL, PASSWORD);
    limit(database.<Long>read(sql -> sql.number("PRAGMA page_count")));
    Document value = new Document("name", "large").append("value", "x".repeat(100_000));
    assertThat(admin.onApp("POST", "/values", value).status()).isEqualTo(503);
    assertThat(client.profile(tokens.accessToken()).status()).isEqualTo(200);
    assertThat(admin.users("").status()).isEqualTo(200);
    assertThat(EmulatorInternals.deployedValues(emulator, emulator.app())).isEmpty();
    limit(1_000_000);
    assertThat(admin.onApp("POST", "/values", value).status()).isEqualTo(201);
  }

  /** Lets the database have so many pages, as a disk or a quota does. */
  private void limit(long pages) {
    database.write(
        tx -> {
          tx.define("PRAGMA max_page_count = " + pages);
          return true;
        });
  }
}
