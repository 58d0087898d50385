package io.appservices.emulator.state;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Tokens;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** An emulator that opens a state goes on with it. */
class OpenedStateTest extends SavedStateFixture {

  @Test
  void aClockThatStoodStillStandsAtTheSameTime() {
    save(THEN, true);
    try (AppServicesEmulator emulator = open()) {
      assertThat(emulator.clock().instant()).isEqualTo(THEN);
      assertThat(emulator.clock().isFrozen()).isTrue();
    }
  }

  @Test
  void aClockThatRanRunsOnFromWhereItWas() {
    save(THEN, false);
    try (AppServicesEmulator emulator = open()) {
      assertThat(emulator.clock().isFrozen()).isFalse();
      assertThat(emulator.clock().instant()).isBetween(THEN, THEN.plus(Duration.ofMinutes(10)));
    }
  }

  @Test
  void aClockThatIsToldToStandDoes() {
    save(THEN, false);
    Instant other = THEN.plus(Duration.ofDays(1));
    EmulatorConfig config =
        EmulatorConfig.builder()
            .data(data -> data.state(file()))
            .behaviour(b -> b.frozenAt(other))
            .build();
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      assertThat(emulator.clock().instant()).isEqualTo(other);
    }
  }

  @Test
  void itBehavesAsItWasConfiguredTo() {
    EmulatorConfig config =
        EmulatorConfig.builder()
            .behaviour(b -> b.accessTokenRevocation(AccessTokenRevocation.AT_EXPIRY))
            .data(data -> data.source("orders"))
            .limits(limits -> limits.sessionsPerUser(2))
            .functions(f -> f.timeLimit(Duration.ofMillis(1500)))
            .build();
    Tokens user;
    try (AppServicesEmulator emulator = AppServicesEmulator.start(config)) {
      user = client(emulator, emulator.app().clientAppId()).signUp(EMAIL, PASSWORD);
      emulator.app().users().revokeSessions(EMAIL);
      try (MongoClient client = MongoClients.create(emulator.app().connectionString("orders"))) {
        items(client).insertOne(new Document("_id", 7));
      }
      emulator.app().saveState(file());
    }

    try (AppServicesEmulator emulator = open()) {
      assertThat(emulator.config().limits().sessionsPerUser()).isEqualTo(2);
      assertThat(client(emulator, emulator.app().clientAppId()).profile(user.accessToken()))
          .hasStatus(200);
      try (MongoClient client = MongoClients.create(emulator.app().connectionString("orders"))) {
        assertThat(items(client).countDocuments()).isEqualTo(1);
      }
    }
  }

  @Test
  void aResetGoesBackToIt() {
    save(THEN, true);
    try (AppServicesEmulator emulator = open()) {
      Tokens user = client(emulator, emulator.app().clientAppId()).signUp(EMAIL, PASSWORD);
      emulator.newApp("more");
      emulator.clock().advance(Duration.ofDays(3));

      emulator.reset();

      assertThat(emulator.clock().instant()).isEqualTo(THEN);
      assertThat(emulator.app().users().list(10)).isEmpty();
      assertThat(client(emulator, emulator.app().clientAppId()).refresh(user.refreshToken()))
          .hasStatus(401);
      assertThat(
              new ControlApiClient(emulator)
                  .get("/apps")
                  .document()
                  .getList("apps", Document.class))
          .hasSize(1);
    }
  }

  @Test
  void whatIsNoSuchFileIsNamed() throws Exception {
    assertThatThrownBy(this::open).hasMessageContaining("no such file: " + file());
    Files.writeString(file(), "{\"email\": \"a@example.com\"}\n");
    assertThatThrownBy(this::open)
        .hasMessage(file() + " cannot be opened: it is no file that a state was saved in");
    save(THEN, true);
    byte[] whole = Files.readAllBytes(file());
    for (int length : new int[] {0, 4, 100, whole.length / 2, whole.length - 1}) {
      Files.write(file(), Arrays.copyOf(whole, length));
      assertThatThrownBy(this::open)
          .as("%d bytes", length)
          .hasMessageStartingWith(file() + " cannot be opened: it is ");
    }
  }

  @Test
  void aDocumentThatIsDamagedIsNamed() throws Exception {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      String uri = emulator.app().connectionString("mongodb-atlas");
      try (MongoClient client = MongoClients.create(uri)) {
        items(client).insertOne(new Document("text", "damaged here"));
      }
      emulator.app().saveState(file());
    }
    byte[] damaged = Files.readAllBytes(file());
    // As ISO 8859-1 has a character for each byte. Before the text is its length.
    int text = new String(damaged, StandardCharsets.ISO_8859_1).indexOf("damaged here");
    Arrays.fill(damaged, text - Integer.BYTES, text, (byte) 0);
    Files.write(file(), damaged);

    assertThatThrownBy(this::open)
        .hasMessage(file() + " cannot be opened: a stored value is damaged: it is not BSON");
  }

  @Test
  void itIsInMemoryAlone() {
    assertThatThrownBy(
            () ->
                EmulatorConfig.builder()
                    .data(data -> data.state(file()).directory(file().getParent()))
                    .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leave out --state, or --data");
  }
}
