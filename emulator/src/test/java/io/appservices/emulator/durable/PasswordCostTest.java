package io.appservices.emulator.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.testing.TestApp;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a password costs unless an option says otherwise. */
class PasswordCostTest {

  private static final String EMAIL = "a@example.com";
  private static final String PASSWORD = "password-1";

  @TempDir private Path directory;

  /** As the OWASP Password Storage Cheat Sheet asks for. */
  @Test
  void aPasswordInADirectoryHas600000RoundsOfPbkdf2() {
    assertThat(hash(EmulatorConfig.builder().data(data -> data.directory(directory))))
        .containsEntry("algorithm", "PBKDF2-HMAC-SHA256")
        .containsEntry("iterations", 600_000);
  }

  @Test
  void aPasswordInMemoryHasOneRound() {
    assertThat(hash(EmulatorConfig.builder()))
        .containsEntry("algorithm", "PBKDF2-HMAC-SHA256")
        .containsEntry("iterations", 1);
  }

  /** Registers a user, and returns the hash of its password as it is kept. */
  private static Document hash(EmulatorConfigBuilder config) {
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config.build())) {
      TestApp app = TestApp.on(emulator);
      app.client().signUp(EMAIL, PASSWORD);
      ByteArrayOutputStream lines = new ByteArrayOutputStream();
      app.emulated().exportUsers(lines);
      Document user = Ejson.parseDocument(lines.toString(StandardCharsets.UTF_8));
      return user.get("password_hash", Document.class);
    }
  }
}
