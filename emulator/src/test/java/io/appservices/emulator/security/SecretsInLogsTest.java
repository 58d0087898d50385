package io.appservices.emulator.security;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.ControlApiClient;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the emulator tells of calls has no password, no token and no key in it. */
@Tag("security")
class SecretsInLogsTest {

  private static final String EMAIL = "ada@example.com";
  private static final String PASSWORD = "a-password-of-hers";
  private static final String WRONG = "a-password-of-nobody";

  @AutoClose private final AppServicesEmulator emulator = AppServicesEmulator.start();
  private final TestApp app = TestApp.on(emulator);
  private final ControlApiClient control = new ControlApiClient(emulator);

  @Test
  void nothingThatIsToldOfCallsHasASecret() {
    app.admin().logIn();
    Tokens tokens = app.client().signUp(EMAIL, PASSWORD);
    app.admin().switchProvider("api-key", "enable");
    Response key = app.client().createApiKey(tokens.refreshToken(), "key");
    assertThat(app.client().logInWithKey(key.string("key"))).isJson(200);
    assertThat(app.client().logInWithKey(WRONG)).hasStatus(401);
    assertThat(app.client().logIn(EMAIL, WRONG)).hasStatus(401);
    app.client().refresh(tokens.refreshToken());
    app.client().profile(tokens.accessToken());
    app.client().refresh(WRONG);
    app.client().userpass("register", new Document("email", "no").append("password", WRONG));
    app.admin().onApp("POST", "/secrets", new Document("name", "s").append("value", WRONG));

    String told =
        String.join(
            "\n",
            control.get("/requests?limit=1000").body(),
            control.get("/events").body(),
            control.get("/apps").body(),
            control.get("/metrics").body(),
            app.admin().onApp("GET", "/logs", null).body(),
            app.admin().onApp("GET", "/secrets", null).body(),
            app.admin().users("").body(),
            export());

    assertThat(told).as("what is told").contains("clientLogin", EMAIL);
    for (String secret :
        List.of(
            PASSWORD,
            WRONG,
            key.string("key"),
            tokens.accessToken(),
            tokens.refreshToken(),
            emulator.config().operator().privateKey(),
            tokens.accessToken().substring(tokens.accessToken().lastIndexOf('.') + 1),
            tokens.refreshToken().substring(tokens.refreshToken().lastIndexOf('.') + 1))) {
      assertThat(told).doesNotContain(secret);
    }
  }

  private String export() {
    ByteArrayOutputStream users = new ByteArrayOutputStream();
    app.emulated().exportUsers(users);
    return users.toString();
  }
}
