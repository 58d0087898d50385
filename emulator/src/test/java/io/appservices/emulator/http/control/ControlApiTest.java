package io.appservices.emulator.http.control;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatedApp;
import io.appservices.emulator.api.DataSourceStart;
import io.appservices.emulator.api.ListenerRegistration;
import io.appservices.emulator.testing.AdminApiClient;
import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Provoked;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The emulator's own API, for tests in other languages than Java. */
class ControlApiTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();

  @Test
  void withoutAFileToExportToAnExportIsRefused() {
    Response refused = Http.send("POST", emulator.baseUrl() + "/__emulator/v1/export", null);

    assertThat(refused).hasStatus(400);
    assertThat(refused.document().getString("error")).contains("--export-on-exit");
  }

  @Test
  void theClockCanBeSetFrozenAndAdvanced() {
    Response moved =
        clock("{\"freeze\": true, \"set\": \"2030-01-01T00:00:00Z\", \"advance_seconds\": 90}");

    assertThat(moved).hasStatus(200);
    assertThat(moved.document())
        .isEqualTo(new Document("now", "2030-01-01T00:01:30Z").append("frozen", true));
    assertThat(emulator.clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:01:30Z"));
    assertThat(get("/clock").document()).isEqualTo(moved.document());
  }

  @Test
  void theClockRunsOnAndGoesBackToTheMachines() {
    clock("{\"freeze\": true, \"set\": \"2030-01-01T00:00:00Z\"}");
    assertThat(clock("{\"resume\": true}").document().get("frozen")).isEqualTo(false);
    assertThat(emulator.clock().instant()).isAfterOrEqualTo(Instant.parse("2030-01-01T00:00:00Z"));

    clock("{\"reset\": true}");
    assertThat(emulator.clock().instant()).isBefore(Instant.parse("2030-01-01T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "",
        "{\"set\": \"tomorrow\"}",
        "{\"set\": 5}",
        "{\"advance_seconds\": \"5\"}",
        "{\"advance_seconds\": 1.5}",
        "{\"freeze\": true, \"set\": null}",
        "{\"freeze\": \"true\"}",
        "{\"tokens_expire\": 1}",
        "{\"freeze\": true, \"advance_second\": 60}"
      })
  void aBodyThatMakesNoSenseMovesNothing(String body) {
    assertThat(clock(body)).hasStatus(400);
    assertThat(emulator.clock().isFrozen()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"advance_seconds\": 9223372036854775807}",
        "{\"advance_seconds\": -9223372036854775808}",
        "{\"advance_seconds\": 400000000000}",
        "{\"advance_seconds\": -100000000000}",
        "{\"freeze\": true, \"advance_seconds\": 9223372036854775807}",
        "{\"set\": \"9999-12-31T23:59:59Z\", \"advance_seconds\": 1}",
        "{\"reset\": true, \"set\": \"+10000-01-01T00:00:00Z\"}",
        "{\"set\": \"0000-12-31T23:59:59Z\"}",
        "{\"set\": \"+1000000000-12-31T23:59:59.999999999Z\"}"
      })
  void theClockKeepsToItsRange(String body) {
    clock("{\"set\": \"2030-01-01T00:00:00Z\"}");
    assertThat(clock(body)).hasStatus(400);
    assertThat(clock(body).string("error")).contains("9999-12-31T23:59:59.999Z");
    assertThat(emulator.clock().isFrozen()).isFalse();
    assertThat(emulator.clock().instant())
        .isBetween(Instant.parse("2030-01-01T00:00:00Z"), Instant.parse("2030-01-02T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z"})
  void usersLogInAtBothEndsOfTheRange(String time) {
    clock("{\"set\": \"" + time + "\"}");
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    Tokens user = client.signUp("user@example.com", "correct horse");
    assertThat(client.profile(user.accessToken())).hasStatus(200);
    assertThat(client.refresh(user.refreshToken())).hasStatus(201);
    assertThat(client.logInAnonymously()).hasStatus(200);
    AdminApiClient admin = new AdminApiClient(emulator, emulator.app().id());
    assertThat(admin.onApp("GET", "/users", null)).hasStatus(200);
  }

  @Test
  void accessTokensExpireOverHttpAndInProcessAndRefreshTokensDoNot() {
    ClientApiClient client = new ClientApiClient(emulator.baseUrl(), emulator.app().clientAppId());
    emulator.clock().freeze();
    for (Runnable move :
        List.<Runnable>of(
            () -> clock("{\"tokens_expire\": true}"),
            () -> emulator.clock().tokensExpire(),
            () -> emulator.clock().move().tokensExpire().apply())) {
      Tokens user = client.logInAnonymously().tokens();
      assertThat(client.profile(user.accessToken())).hasStatus(200);
      move.run();
      assertThat(client.profile(user.accessToken())).hasStatus(401);
      assertThat(client.refresh(user.refreshToken())).hasStatus(201);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/outbox", "/events", "/requests"})
  void whatForgetsEverythingTakesNoFilter(String path) {
    Response refused =
        Http.send("DELETE", emulator.baseUrl() + "/__emulator/v1" + path + "?app=x", null);
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("unexpected parameter 'app': expected none");
  }

  @Test
  void anAnswerOfAServiceHasNoOtherMembers() {
    Response refused =
        Http.send(
            "POST",
            emulator.baseUrl() + "/__emulator/v1/apps/myapp-abcde/service-answers",
            "{\"service\": \"s\", \"action\": \"a\", \"reslut\": 1}".getBytes(UTF_8));
    assertThat(refused).hasStatus(400);
    assertThat(refused.string("error")).contains("'reslut'", "result");
  }

  @Test
  void aListenerThatThrowsDoesNotSpoilAMove() {
    emulator
        .clock()
        .onMove(
            () -> {
              throw Provoked.failure(new IllegalStateException("planted"));
            });
    assertThat(clock("{\"set\": \"2030-01-01T00:00:00Z\"}")).hasStatus(200);
  }

  @Test
  void aDataSourceTellsWhereItsDataIs() {
    Response answer = get("/apps/" + emulator.app().clientAppId() + "/data-sources/mongodb-atlas");

    assertThat(answer).hasStatus(200);
    assertThat(answer.string("name")).isEqualTo("mongodb-atlas");
    try (MongoClient client = MongoClients.create(answer.string("connection_string"))) {
      client.getDatabase("d").getCollection("c").insertOne(new Document("_id", 1));
      assertThat(client.getDatabase("d").getCollection("c").countDocuments()).isEqualTo(1);
    }
    assertThat(answer.string("connection_string"))
        .isEqualTo(emulator.app().connectionString("mongodb-atlas"));
  }

  @Test
  void aListenerHearsWhoseDataSourceWasStarted() {
    List<DataSourceStart> heard = new ArrayList<>();
    emulator.onDataSourceStart(
        start -> {
          throw Provoked.failure(new AssertionError("planted"));
        });
    ListenerRegistration second = emulator.onDataSourceStart(heard::add);
    EmulatedApp other = emulator.newApp("other");

    String uri = other.connectionString("mongodb-atlas");
    second.close();
    emulator.app().connectionString("mongodb-atlas");

    assertThat(heard)
        .containsExactly(new DataSourceStart(other.clientAppId(), "mongodb-atlas", uri));
  }

  @Test
  void aDataSourceThatTheAppDoesNotHaveIsNotFound() {
    assertThat(get("/apps/" + emulator.app().clientAppId() + "/data-sources/other"))
        .isRefused(404, "ServiceNotFound", "service not found: 'other'");
    assertThat(get("/apps/nobody/data-sources/mongodb-atlas")).hasStatus(404);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example.com", "null", "http://localhost:3000", "x"})
  void pagesFromElsewhereAreRefused(String origin) {
    assertThat(send("GET", "/outbox", null, "Origin", origin))
        .isRefusedWithCode(403, "DomainNotAllowed");
    assertThat(send("POST", "/clock", "{\"freeze\": true}", "Origin", origin)).hasStatus(403);
    assertThat(emulator.clock().isFrozen()).isFalse();
  }

  @Test
  void itsOwnPagesMayCall() {
    assertThat(send("GET", "/outbox", null, "Origin", emulator.baseUrl())).hasStatus(200);
  }

  private Response clock(String body) {
    return send("POST", "/clock", body);
  }

  private Response get(String path) {
    return send("GET", path, null);
  }

  private Response send(String method, String path, String body, String... headers) {
    return Http.send(
        method,
        emulator.baseUrl() + "/__emulator/v1" + path,
        body == null ? null : body.getBytes(UTF_8),
        headers);
  }
}
