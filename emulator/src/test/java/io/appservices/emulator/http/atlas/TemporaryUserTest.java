package io.appservices.emulator.http.atlas;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Database users that go by themselves. */
class TemporaryUserTest extends AtlasTest {

  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void aTemporaryUserGoesWhenItsTimeHasCome() {
    emulator.clock().freeze();
    emulator.clock().set(NOW);
    Response created = create(temporary(NOW.plusSeconds(60)));
    assertThat(created.document().getString("deleteAfterDate")).isEqualTo("2026-01-01T12:01:00Z");

    emulator.clock().advance(Duration.ofSeconds(60).minusMillis(1));
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(200);
    emulator.clock().advance(Duration.ofMillis(1));

    for (String method : List.of("GET", "DELETE")) {
      assertThat(atlas.users(method, "/admin/ellen", null).status()).isEqualTo(404);
    }
    assertThat(atlas.users("PATCH", "/admin/ellen", new Document()).status()).isEqualTo(404);
    assertNoUsers();
    assertThat(create(scram("ellen")).status()).isEqualTo(201);
  }

  @Test
  void aTemporaryUserLeavesRoomInAFullGroup() {
    emulator.clock().freeze();
    create(temporary(emulator.clock().instant().plusSeconds(60)));
    for (int n = 0; n < 99; n++) {
      create(scram("user-" + n));
    }
    assertThat(create(scram("more")).status()).isEqualTo(400);

    emulator.clock().advance(Duration.ofSeconds(60));

    assertThat(create(scram("more")).status()).isEqualTo(201);
  }

  @Test
  void aTemporaryUserStaysForAWeekAtMost() {
    emulator.clock().freeze();
    emulator.clock().set(NOW);
    for (Instant bad : List.of(NOW.plus(WEEK).plusSeconds(1), NOW, NOW.minusSeconds(1))) {
      assertWrongDate(create(temporary(bad)));
    }

    assertThat(create(temporary(NOW.plus(WEEK))).status()).isEqualTo(201);
    assertWrongDate(extend(NOW.plus(WEEK).plusSeconds(1).toString()));
    assertThat(extend("2026-01-02T13:00:00+01:00").document().getString("deleteAfterDate"))
        .isEqualTo("2026-01-02T12:00:00Z");
  }

  @Test
  void aTemporaryUserCanBeMadeToStayAndNotTheOtherWayRound() {
    emulator.clock().freeze();
    emulator.clock().set(NOW);
    create(temporary(NOW.plusSeconds(60)));
    Response relabelled =
        atlas.users("PATCH", "/admin/ellen", new Document("labels", List.of(label("k", "v"))));
    assertThat(relabelled.document()).containsKey("deleteAfterDate");

    assertThat(extend(null).document()).doesNotContainKey("deleteAfterDate");

    assertWrongDate(extend(NOW.plusSeconds(60).toString()));
    emulator.clock().advance(Duration.ofDays(8));
    assertThat(atlas.users("GET", "/admin/ellen", null).status()).isEqualTo(200);
  }

  private static Document temporary(Instant until) {
    return scram("ellen").append("deleteAfterDate", until.toString());
  }

  private Response extend(String until) {
    return atlas.users("PATCH", "/admin/ellen", new Document("deleteAfterDate", until));
  }

  private static void assertWrongDate(Response response) {
    assertRefused(
        response, 400, "INVALID_ATTRIBUTE", "Invalid attribute deleteAfterDate specified.");
  }
}
