package io.appservices.emulator.http.client;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.appservices.emulator.testing.ClientApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.Sdk;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What decides whether SDKs work at all: headers, shapes of bodies, where they are sent next. */
class WireRulesTest {

  private static final String ORIGIN = "http://localhost:3000";

  private final TestApp app = TestApp.shared();
  private final ClientApiClient client = app.client();

  @Test
  void errorsHaveExactlyTheContentTypeThatRealmCoreComparesWith() {
    for (Sdk sdk : Sdk.values()) {
      assertThat(client.as(sdk).logIn("nobody@example.com", "password"))
          .hasStatus(401)
          .hasExactHeader("Content-Type", "application/json");
    }
  }

  @Test
  void successWithoutABodyHasNoContentType() {
    Tokens tokens = client.signUp("a@b.c", "password");

    assertThat(client.logOut(tokens.refreshToken())).isEmpty(204);
    assertThat(client.deleteUser(tokens.accessToken())).isEmpty(204);
  }

  @Test
  void registeringAnswersAnEmptyObjectForMongodbStitchToParse() {
    assertThat(client.register("a@b.c", "password")).isDone(201);
  }

  @Test
  void idsAreStringsAndNoAnswerLooksLikeAnErrorToRealmCore() {
    Response login = client.logInAnonymously();
    Response profile = client.profile(login.tokens().accessToken());

    for (Response response : List.of(login, profile, client.location())) {
      assertThat(response.body()).doesNotContain("$oid", "$number");
      assertThat(response.document()).doesNotContainKeys("error", "error_code");
    }
    assertThat(login.document())
        .allSatisfy((key, value) -> assertThat(value).isInstanceOf(String.class));
  }

  @Test
  void errorsOfAnAppLinkToItsLog() {
    String link = client.logIn("nobody@example.com", "password").string("link");

    assertThat(link)
        .startsWith(app.emulator().baseUrl() + "/")
        .matches(
            ".*/groups/[0-9a-f]{24}/apps/" + app.emulated().id() + "/logs\\?co_id=[0-9a-f]{24}");
  }

  @Test
  void anUnknownAppIsRefusedWithoutCodeAndLink() {
    ClientApiClient nobody = new ClientApiClient(app.emulator().baseUrl(), "nothere-abcde");

    assertThat(nobody.location())
        .isRefused(404, "cannot find app using Client App ID 'nothere-abcde'");
    assertThat(nobody.location().document()).containsOnlyKeys("error");
  }

  @Test
  void canonicalAndPlainJsonAreReadAlike() {
    for (Sdk sdk : List.of(Sdk.WEB, Sdk.CORE)) {
      Document device =
          new Document("platform", "node")
              .append("deviceId", new ObjectId("5f60207f14dfb25d24511299"));
      Document body = new Document("options", new Document("device", device));

      assertThat(client.as(sdk).logInWith("anon-user", body).tokens().deviceId())
          .isEqualTo("5f60207f14dfb25d24511299");
    }
  }

  @Test
  void unknownHeadersFieldsAndParametersAreIgnored() {
    client.signUp("a@b.c", "password");
    Document body =
        new Document("username", "a@b.c")
            .append("password", "password")
            .append("provider", "local-userpass")
            .append("something", new Document("else", 1));

    Response login =
        client.send(
            "POST",
            client.app("/auth/providers/local-userpass/login?something=else"),
            null,
            body,
            "x-baas-sdk-info",
            "x",
            "X-BAAS-Request-Origin",
            "y");

    assertThat(login).isJson(200);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "emulator.test:8080, -, -, -, http://emulator.test:8080",
        "emulator.test, -, -, -, http://emulator.test",
        "emulator.test:80, -, -, -, http://emulator.test",
        "inside:9090, https, outside.example, -, https://outside.example",
        "inside:9090, https, outside.example, 8443, https://outside.example:8443",
        "inside:9090, https, 'outside.example, proxy.local', 443, https://outside.example",
        "inside:9090, https, '\"><script>', -, https://inside:9090"
      })
  void theLocationIsWhereTheCallerReachedTheServer(
      String host, String proto, String forwardedHost, String port, String expected) {
    List<String> headers = new ArrayList<>(List.of("Host", host));
    add(headers, "X-Forwarded-Proto", proto);
    add(headers, "X-Forwarded-Host", forwardedHost);
    add(headers, "X-Forwarded-Port", port);

    Response location = client.location(headers.toArray(String[]::new));

    assertThat(location).isJson(200);
    assertThat(location.document())
        .containsExactlyInAnyOrderEntriesOf(
            new Document("deployment_model", "GLOBAL")
                .append("location", "US-VA")
                .append("hostname", expected)
                .append("ws_hostname", expected.replaceFirst("http", "ws")));
  }

  @Test
  void errorsAreReadableByPagesOfAnyOrigin() {
    Response refused = client.send("GET", "/auth/profile", "garbage", null, "Origin", ORIGIN);

    assertThat(refused)
        .isRefused(401, "InvalidSession", "unauthorized")
        .hasExactHeader("Access-Control-Allow-Origin", ORIGIN)
        .hasExactHeader("Access-Control-Allow-Credentials", "true")
        .hasExactHeader("Vary", "Origin");
    assertThat(refused.header("Access-Control-Expose-Headers"))
        .contains("x-baas-location", "x-stitch-location");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/api/client/v2.0/auth/profile", "/api/client/v2.0/app/nothere/location", "/x"})
  void preflightsAreAnsweredOnEveryPathWithoutAToken(String path) {
    Response preflight =
        Http.send(
            "OPTIONS",
            app.emulator().baseUrl() + path,
            null,
            "Origin",
            ORIGIN,
            "Access-Control-Request-Method",
            "DELETE",
            "Access-Control-Request-Headers",
            "authorization,content-type,x-stitch-location");

    assertThat(preflight)
        .isEmpty(204)
        .hasExactHeader("Access-Control-Allow-Origin", ORIGIN)
        .hasExactHeader("Access-Control-Allow-Methods", "GET,POST,PUT,PATCH,DELETE,OPTIONS")
        .hasExactHeader(
            "Access-Control-Allow-Headers", "authorization,content-type,x-stitch-location");
  }

  @Test
  void whoIsNoWebPageGetsNoCorsHeaders() {
    assertThat(client.location()).hasNoHeader("Access-Control-Allow-Origin");
  }

  @Test
  void theEnabledProvidersAreListed() {
    Response providers = client.providers();

    assertThat(providers).isJson(200);
    assertThat(providers.documents())
        .extracting(p -> p.getString("name"), p -> p.getString("type"), p -> p.get("disabled"))
        .containsExactlyInAnyOrder(
            tuple("anon-user", "anon-user", false),
            tuple("local-userpass", "local-userpass", false),
            tuple("api-key", "api-key", false));
  }

  @Test
  void anUnknownPathAndAnUnknownMethodAreRefusedInTheShapeOfTheApi() {
    assertThat(client.send("GET", "/no/such/path", null, null)).isRefused(404, "no such endpoint");
    assertThat(client.send("PATCH", "/auth/profile", null, null))
        .isRefused(405, "method not allowed")
        .hasExactHeader("Allow", "GET");
  }

  private static void add(List<String> headers, String name, String value) {
    if (value != null) {
      headers.addAll(List.of(name, value));
    }
  }
}
