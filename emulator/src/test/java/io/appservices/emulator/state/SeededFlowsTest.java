package io.appservices.emulator.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** With a seed mails, functions and documents are the same in every run, headers included. */
class SeededFlowsTest {

  /** What the machine's own clock, or the length of the port, has a part in. */
  private static final List<String> NOT_COMPARED = List.of("date", "content-length");

  private static final String SOURCE =
      """
      exports = async () => {
        const items = context.services.get('mongodb-atlas').db('d').collection('c');
        const { insertedId } = await items.insertOne({ made: new Date() });
        return {
          insertedId, own: new BSON.ObjectId(), now: Date.now(),
          chance: [Math.random(), Math.random()], known: await items.find().toArray(),
        };
      };
      """;

  @Test
  void twoRunsAreTheSame() {
    assertThat(run(7)).hasSizeGreaterThan(20).isEqualTo(run(7));
  }

  @Test
  void anotherSeedGivesOthers() {
    assertThat(run(8)).isNotEqualTo(run(7));
  }

  @Test
  void afterAResetOverHttpItIsTheSameAgain() {
    try (AppServicesEmulator emulator = start(7)) {
      List<String> first = new Run(emulator).all();
      new ControlApiClient(emulator).post("/reset");
      assertThat(new Run(emulator).all()).isEqualTo(first);
    }
  }

  private static List<String> run(int seed) {
    try (AppServicesEmulator emulator = start(seed)) {
      return new Run(emulator).all();
    }
  }

  private static AppServicesEmulator start(int seed) {
    return AppServicesEmulator.start(
        EmulatorConfig.builder()
            .behaviour(b -> b.seed(seed).frozenAt(Instant.parse("2030-01-01T00:00:00Z")))
            .build());
  }

  /** The calls of one run, and what is answered but for the port. */
  private static final class Run {

    private final AppServicesEmulator emulator;
    private final ControlApiClient control;
    private final List<String> answers = new ArrayList<>();

    Run(AppServicesEmulator emulator) {
      this.emulator = emulator;
      this.control = new ControlApiClient(emulator);
    }

    List<String> all() {
      String appId = keep(control.post("/apps", "{\"name\": \"shop\"}")).string("client_app_id");
      String id =
          control.get("/apps").document().getList("apps", Document.class).get(1).getString("_id");
      ClientApiClient client = new ClientApiClient(emulator.baseUrl(), appId);
      AdminApiClient admin = new AdminApiClient(emulator, id);
      mails(client, admin);
      functions(client, admin);
      keep(client.logIn("nobody@example.com", "password"));
      keep(client.send("GET", "/nowhere", null, null));
      keep(control.get("/apps/" + appId + "/users"));
      return answers;
    }

    private void mails(ClientApiClient client, AdminApiClient admin) {
      admin.configure("local-userpass", new Document("autoConfirm", false));
      keep(client.register("a@example.com", "password"));
      keep(control.get("/outbox"));
      Document token = token(Mail.Kind.CONFIRMATION);
      keep(client.userpass("confirm", token));
      keep(client.logIn("a@example.com", "password"));
      keep(client.userpass("reset/send", Map.of("email", "a@example.com")));
      keep(control.get("/outbox"));
      Map<String, Object> reset = new HashMap<>(token(Mail.Kind.PASSWORD_RESET));
      reset.put("password", "another password");
      keep(client.userpass("reset", reset));
      keep(client.userpass("reset", reset));
    }

    private Document token(Mail.Kind kind) {
      Mail mail = emulator.outbox().await("a@example.com", kind);
      return new Document("token", mail.token()).append("tokenId", mail.tokenId());
    }

    private void functions(ClientApiClient client, AdminApiClient admin) {
      keep(admin.onApp("POST", "/functions", new Document("name", "f").append("source", SOURCE)));
      Response user = keep(client.logInAnonymously());
      for (int i = 0; i < 3; i++) {
        keep(
            client.send(
                "POST",
                client.app("/functions/call"),
                user.string("access_token"),
                "{\"name\": \"f\", \"arguments\": []}"));
      }
      keep(admin.onApp("GET", "/users", null));
      keep(admin.onApp("GET", "/functions", null));
      keep(admin.onApp("GET", "/security/allowed_request_origins", null));
      keep(admin.onApp("GET", "/deployments", null));
      keep(admin.onApp("GET", "/auth_providers", null));
    }

    private Response keep(Response answer) {
      TreeMap<String, List<String>> headers = new TreeMap<>(answer.headers().map());
      headers.keySet().removeAll(NOT_COMPARED);
      answers.add(
          (answer.status() + " " + headers + " " + answer.body())
              .replace(emulator.baseUrl(), "BASE")
              .replace(":" + emulator.port(), ":PORT"));
      return answer;
    }
  }
}
