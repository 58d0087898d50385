package io.appservices.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.AtlasApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** The same calls get the same bytes where ids, tokens, keys and codes follow from a seed. */
class DeterministicRunTest {

  private static final String EMAIL = "a@example.com";

  @Test
  void twoEmulatorsOfOneSeedAnswerTheSameBytes() {
    assertThat(answers(7)).hasSizeGreaterThan(40).isEqualTo(answers(7));
  }

  @Test
  void afterAResetTheAnswersAreTheSameAgain() {
    try (AppServicesEmulator emulator = start(7)) {
      List<String> first = new Script(emulator).run();
      emulator.reset();
      assertThat(new Script(emulator).run()).isEqualTo(first);
    }
  }

  @Test
  void anotherSeedGivesOtherIds() {
    assertThat(answers(8)).isNotEqualTo(answers(7));
  }

  @Test
  void theClockStandsWhereItIsToldToAndGoesBackThereWithAReset() {
    try (AppServicesEmulator emulator = start(7)) {
      assertThat(emulator.clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
      emulator.clock().tokensExpire();
      emulator.reset();
      assertThat(emulator.clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:00:00Z"));
      assertThat(emulator.clock().isFrozen()).isTrue();
    }
  }

  private static List<String> answers(int seed) {
    try (AppServicesEmulator emulator = start(seed)) {
      return new Script(emulator).run();
    }
  }

  private static AppServicesEmulator start(int seed) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder()
            .behaviour(b -> b.seed(seed).frozenAt(Instant.parse("2030-01-01T00:00:00Z")))
            .build());
  }

  /** Calls of all APIs, and what they are answered but for the port and durations. */
  private static final class Script {

    private final AppServicesEmulator emulator;
    private final ControlApiClient control;
    private final ClientApiClient client;
    private final AdminApiClient admin;
    private final List<String> answers = new ArrayList<>();

    Script(AppServicesEmulator emulator) {
      this.emulator = emulator;
      this.control = new ControlApiClient(emulator);
      this.client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
      this.admin = new AdminApiClient(emulator, emulator.app().id());
    }

    List<String> run() {
      accounts();
      operators();
      others();
      return answers;
    }

    private void accounts() {
      keep(client.location());
      keep(client.register(EMAIL, "password"));
      Tokens user = keep(client.logIn(EMAIL, "password")).tokens();
      keep(client.logIn(EMAIL, "wrong-password"));
      keep(client.logInAnonymously());
      keep(client.profile(user.accessToken()));
      keep(client.refresh(user.refreshToken()));
      String key = keep(client.createApiKey(user.refreshToken(), "ci")).string("key");
      keep(client.logInWithKey(key));
      keep(client.send("GET", "/auth/api_keys", user.refreshToken(), null));
      keep(client.profile("none"));
      keep(client.logOut(user.refreshToken()));
      keep(client.refresh(user.refreshToken()));
      emulator.clock().tokensExpire();
      keep(client.profile(user.accessToken()));
      keep(client.deleteUser(keep(client.logInAnonymously()).tokens().accessToken()));
    }

    private void operators() {
      keep(admin.logIn());
      String id = keep(admin.createUser("b@example.com", "password")).string("_id");
      keep(admin.users(""));
      keep(admin.user(id));
      keep(admin.disable(id));
      keep(admin.enable(id));
      keep(admin.revoke(id));
      keep(admin.devices(id));
      keep(admin.providers());
      admin.configure("local-userpass", new Document("autoConfirm", false));
      keep(client.register("c@example.com", "password"));
      keep(admin.pendingUsers(""));
      keep(admin.onApp("POST", "/functions", function()));
      keep(admin.onApp("GET", "/functions", null));
      keep(admin.onApp("POST", "/values", new Document("name", "v").append("value", 1)));
      keep(admin.onApp("POST", "/api_keys", new Document("name", "server")));
      keep(admin.onApp("GET", "", null));
      keep(admin.delete(id));
      keep(admin.call("POST", "/groups/" + emulator.app().groupId() + "/apps", name()));
    }

    private static Document function() {
      return new Document("name", "f").append("source", "exports = () => 1;");
    }

    private static Document name() {
      return new Document("name", "shop");
    }

    private void others() {
      AtlasApiClient atlas = new AtlasApiClient(emulator);
      keep(atlas.users("GET", "", null));
      keep(control.get("/outbox"));
      keep(control.post("/apps", "{\"name\": \"fresh\"}"));
      keep(control.post("/oauth/google/tokens", "{\"email\": \"d@example.com\"}"));
      keep(control.get("/oauth/jwks"));
      keep(control.get("/events"));
      keep(control.get("/requests"));
      keep(control.get("/apps"));
      keep(control.get("/apps/" + emulator.app().clientAppId() + "/users"));
      keep(control.get("/clock"));
      keep(control.post("/snapshots"));
    }

    private Response keep(Response answer) {
      answers.add(
          "%d %s %s"
              .formatted(
                  answer.status(),
                  answer.headers().firstValue("x-appservices-request-id").orElse(""),
                  answer
                      .body()
                      .replace(emulator.baseUrl(), "BASE")
                      .replace(":" + emulator.port(), ":PORT")
                      .replaceAll("\"(id|duration_micros)\": ?\\d+", "")
                      .replaceAll("\"id\": ?\"\\d+\"", "")));
      return answer;
    }
  }
}
