package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.Mail.Kind;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HEAD is how programs look where a link leads: it changes nothing, whatever GET does there. */
class HeadTest {

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);

  private String client() {
    return emulator.baseUrl() + "/api/client/v2.0";
  }

  private static Response head(String url) {
    return Http.send("HEAD", url, null);
  }

  @Test
  void logsNobodyInAnonymously() {
    String login = client() + app.client().app("/auth/providers/anon-user/login");

    Response refused = head(login);

    assertThat(refused).hasStatus(405).hasExactHeader("Allow", "GET, POST");
    assertThat(app.admin().countUsers()).isZero();
    assertThat(Http.send("GET", login, null)).hasStatus(200);
  }

  @Test
  void confirmsNoAccount() {
    app.admin().configure("local-userpass", new Document("autoConfirm", false));
    assertThat(app.client().register("a@b.c", "password")).isDone(201);
    String link = emulator.outbox().await("a@b.c", Kind.CONFIRMATION).link();

    assertThat(head(link)).hasStatus(405);
    assertThat(app.client().logIn("a@b.c", "password")).hasStatus(401);
    assertThat(Http.send("GET", link, null)).hasStatus(200);
  }

  @Test
  void isAnsweredWithoutABodyWhereGetChangesNothing() {
    Response location = head(client() + app.client().app("/location"));

    assertThat(location).hasStatus(200).hasBody("");
    assertThat(location.header("Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/client/v2.0/auth/session",
        "/api/admin/v3.0/auth/session",
        "/__emulator/v1/reset",
        "/__emulator/v1/export"
      })
  void isRefusedWhereThereIsNoGet(String path) {
    assertThat(head(emulator.baseUrl() + path)).hasStatus(405);
  }
}
