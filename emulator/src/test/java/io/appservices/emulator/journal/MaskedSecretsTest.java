package io.appservices.emulator.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.api.Mail;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whatever way a secret is sent or given, nothing that is printed or shown of calls has it. */
class MaskedSecretsTest {

  private static final String PASSWORD = "a secret horse";
  private static final String EMAIL = "ada@example.com";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .apps(apps -> apps.noAutoConfirm(true))
              .operator(o -> o.key("operator", "a-private-key-of-the-operator"))
              .build());

  private final TestApp app = TestApp.on(emulator);
  private final ControlApiClient control = new ControlApiClient(emulator);
  private final List<String> secrets = new ArrayList<>();
  private final List<String> shown = new ArrayList<>();

  @Test
  void nothingThatIsShownOfCallsHasASecret() {
    emulator.onRequest(request -> shown.add(request.toString()));
    secrets.addAll(List.of(PASSWORD, "a wrong horse", "a-private-key-of-the-operator"));
    byMail();
    byUser();
    byOperator();

    shown.add(control.get("/requests?limit=1000").body());
    shown.add(app.admin().onApp("GET", "/logs", null).body());
    emulator.requests().list().forEach(request -> shown.add(page(request.id())));

    assertThat(emulator.requests().list()).hasSizeGreaterThan(15);
    assertThat(secrets).hasSizeGreaterThan(9);
    for (String secret : secrets) {
      assertThat(shown).as("%s...", secret.substring(0, 5)).noneMatch(s -> s.contains(secret));
    }
  }

  private String page(long id) {
    return control.get("/requests/" + id).body();
  }

  private void byMail() {
    app.client().register(EMAIL, PASSWORD);
    Mail mail = emulator.outbox().await(EMAIL, Mail.Kind.CONFIRMATION);
    secrets.add(mail.token());
    Http.send("GET", mail.link(), null);
    Http.send("GET", mail.page(), null);
    Map<String, Object> body = Map.of("token", mail.token(), "tokenId", mail.tokenId());
    app.client().userpass("confirm", body);
    app.client().userpass("confirm", body);
    app.client().logIn(EMAIL, "a wrong horse");
  }

  private void byUser() {
    Tokens user = app.client().logIn(EMAIL, PASSWORD).tokens();
    secrets.add(user.accessToken());
    secrets.add(user.refreshToken());
    String key = app.client().createApiKey(user.refreshToken(), "ci").string("key");
    secrets.add(key);
    app.client().logInWithKey(key);
    app.client().logInWithKey(key + "x");
    app.client().logInWith("custom-token", new Document("token", "a.custom.token"));
    secrets.add("a.custom.token");
    Document call = new Document("name", "none").append("arguments", List.of());
    String request = Base64.getUrlEncoder().encodeToString(call.toJson().getBytes(UTF_8));
    app.client()
        .send(
            "GET",
            app.client()
                .app(
                    "/functions/call?stitch_request="
                        + request
                        + "&stitch_at="
                        + user.accessToken()),
            null,
            null);
    control.get("/explain?token=" + user.refreshToken());
    app.client().profile(user.refreshToken());
    app.client().refresh(user.accessToken());
    app.client().logOut(user.refreshToken());
    app.client().refresh(user.refreshToken());
  }

  private void byOperator() {
    Response operator = app.admin().logIn();
    secrets.add(operator.string("access_token"));
    secrets.add(operator.string("refresh_token"));
    app.admin()
        .onApp("POST", "/secrets", new Document("name", "s").append("value", "a hidden value"));
    secrets.add("a hidden value");
    app.admin().verify(operator.string("refresh_token"));
    app.admin()
        .logIn("mongodb-cloud", Map.of("username", "operator", "apiKey", "a wrong private key"));
    secrets.add("a wrong private key");
  }
}
