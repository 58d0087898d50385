package io.appservices.emulator.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.config.EmulatorConfigBuilder;
import io.appservices.emulator.testing.ClientApiClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Files of users that are read into a data directory. */
class ImportIntoDirectoryTest extends UserFileFixture {

  private static final int USERS = 450;
  private static final int HEADER_BYTES = 32;
  private static final int FRAME_HEADER_BYTES = 24;

  private EmulatorConfigBuilder config() {
    return EmulatorConfig.builder()
        .data(d -> d.directory(directory.resolve("state")).passwordIterations(1));
  }

  private static String users() {
    return IntStream.range(0, USERS)
        .mapToObj(n -> user("user-" + n + "@example.com"))
        .collect(Collectors.joining());
  }

  /** Returns how many transactions the log of the directory has. */
  private int transactions() throws IOException {
    Path log = directory.resolve("state").resolve("state.db-wal");
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(log));
    int pageBytes = bytes.getInt(8);
    int transactions = 0;
    for (int at = HEADER_BYTES; at < bytes.limit(); at += FRAME_HEADER_BYTES + pageBytes) {
      // The last page of a transaction has the size of the database.
      transactions += bytes.getInt(at + 4) == 0 ? 0 : 1;
    }
    return transactions;
  }

  @Test
  void manyUsersShareATransactionAndAreThereAfterARestart() throws IOException {
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config().build())) {
      int before = transactions();
      byte[] lines = users().getBytes(StandardCharsets.UTF_8);
      assertThat(emulator.app().importUsers(new ByteArrayInputStream(lines))).isEqualTo(USERS);
      assertThat(transactions() - before).isBetween(1, 10);
    }
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config().build())) {
      var client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
      assertThat(client.logIn("user-0@example.com", "secret1").status()).isEqualTo(200);
      assertThat(client.logIn("user-449@example.com", "secret1").status()).isEqualTo(200);
    }
  }

  @Test
  void soDoThoseOfTheStart() throws IOException {
    Path file = file("users.jsonl", users());
    EmulatorConfig config = config().apps(a -> a.users(file)).build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emulator.app().users().list(USERS)).hasSize(USERS);
      assertThat(transactions()).isLessThan(USERS / 2);
    }
  }
}
