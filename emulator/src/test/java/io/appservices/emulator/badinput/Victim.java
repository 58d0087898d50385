package io.appservices.emulator.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.EmulatorInternals;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.ResponseAssert;
import io.appservices.emulator.testing.RouteRow;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** An app with something in it that bad input might damage. */
record Victim(TestApp app, Tokens user, Tokens operator, Map<String, String> parameters) {

  static final String EMAIL = "ada@example.com";
  static final String PASSWORD = "her password";
  static final String PENDING = "pending@example.com";

  /** An app with a user, an anonymous one, and one that waits for confirmation. */
  static Victim on(TestApp app) {
    EmulatorInternals.userpass(app.emulator(), app.emulated(), new Document("autoConfirm", false));
    ResponseAssert.assertThat(app.client().register(PENDING, PASSWORD)).isDone(201);
    EmulatorInternals.userpass(app.emulator(), app.emulated(), new Document("autoConfirm", true));
    Tokens user = app.client().signUp(EMAIL, PASSWORD);
    app.client().logInAnonymously().tokens();
    return new Victim(app, user, app.admin().logIn().tokens(), parameters(app, user));
  }

  private static Map<String, String> parameters(TestApp app, Tokens user) {
    return Map.of(
        "groupId", app.emulated().groupId(),
        "appId", app.emulated().id(),
        "userId", user.userId(),
        "provider", "local-userpass",
        "email", PENDING);
  }

  /** All that an operator can see of the app. */
  String inventory() {
    return String.join(
        "\n",
        app.admin().onApp("GET", "", null).body(),
        app.admin().users("").body(),
        app.admin().pendingUsers("").body(),
        app.admin().devices(user.userId()).body());
  }

  /** Calls a route about what there is in the app. */
  Response call(RouteRow row, byte[] body, String... headers) {
    return Http.send(row.method(), url(row), body, headers);
  }

  /** Calls a route as somebody who may. */
  Response callAdmitted(RouteRow row, byte[] body) {
    Tokens tokens = row.isOfClientApi() ? user : operator;
    String token = row.wantsRefreshToken() ? tokens.refreshToken() : tokens.accessToken();
    return call(row, body, "Authorization", "Bearer " + token);
  }

  private String url(RouteRow row) {
    Map<String, String> values = new HashMap<>(parameters);
    if (row.isOfClientApi()) {
      values.replace("appId", app.emulated().id(), app.emulated().clientAppId());
    }
    return app.emulator().baseUrl() + row.prefix() + row.pathWith(values);
  }

  static List<RouteRow> routes(AppServicesEmulator emulator) {
    List<RouteRow> rows =
        EmulatorInternals.routes(emulator).stream()
            .filter(row -> row.isOfClientApi() || row.isOfAdminApi())
            .toList();
    assertThat(rows).as("routes").hasSizeGreaterThan(35);
    return rows;
  }

  /** No failure of the server's, and nothing about its insides. */
  static void assertNoDefect(Response response) {
    if (response.status() != 501) {
      assertThat(response.status()).as(response.body()).isLessThan(500);
    }
    assertThat(response.body())
        .doesNotContain("java.", "io.appservices", "org.bson", "com.fasterxml", "\tat ")
        .doesNotContainPattern("\\w(Exception|Error)\\b(?!\")");
    if (response.body().isEmpty()) {
      ResponseAssert.assertThat(response).hasNoHeader("Content-Type");
    } else {
      ResponseAssert.assertThat(response).isJson(response.status());
    }
  }
}
