package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Browser.comeBack;
import static io.appservices.emulator.oauth.Browser.fragment;
import static io.appservices.emulator.oauth.Browser.open;
import static io.appservices.emulator.oauth.Browser.submit;
import static io.appservices.emulator.oauth.Browser.tokens;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.data;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectLoginTest {

  static final String REDIRECT = "http://localhost:3000/done";

  private final TestApp app = TestApp.shared();
  private final String google = add(app, GOOGLE, listing(REDIRECT));
  private final Browser browser = new Browser(app, GOOGLE);

  @ParameterizedTest
  @ValueSource(strings = {"oauth2-google", "oauth2-facebook", "oauth2-apple"})
  void theUserComesBackLoggedIn(String provider) {
    TestApp own = TestApp.shared();
    add(own, provider, listing(REDIRECT));

    String end = new Browser(own, provider).logIn(REDIRECT, "s", provider + "@flow.example");

    assertThat(end).startsWith(REDIRECT + "#");
    assertThat(fragment(end))
        .containsOnlyKeys(
            "_baas_client_app_id",
            "_stitch_client_app_id",
            "_baas_state",
            "_stitch_state",
            "_baas_ua",
            "_stitch_ua")
        .containsEntry("_baas_client_app_id", own.emulated().clientAppId())
        .containsEntry("_stitch_client_app_id", own.emulated().clientAppId())
        .containsEntry("_stitch_state", "s")
        .containsEntry("_baas_state", "s");
    Tokens tokens = tokens(end);
    assertThat(data(own, tokens)).containsEntry("email", provider + "@flow.example");
    assertThat(tokens.deviceId()).isEqualTo("0".repeat(24));
    assertThat(own.client().refresh(tokens.refreshToken())).hasStatus(201);
  }

  @Test
  void thePageIsOnTheHostThatTheBrowserCameTo() {
    Response response =
        app.client()
            .send(
                "GET",
                app.client().app("/auth/providers/oauth2-google/login?redirect=" + REDIRECT),
                null,
                null,
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "emulator.example");

    assertThat(response).isEmpty(302);
    assertThat(response.header("Location"))
        .startsWith(
            "https://emulator.example/__emulator/v1/oauth/oauth2-google/authorize?request=");
  }

  @Test
  void theDeviceIsRecorded() {
    String device = "{\"platform\":\"chrome\",\"sdkVersion\":\"2.0.1\"}";
    Response begun =
        browser.begin(
            null,
            "state",
            "s",
            "redirect",
            REDIRECT,
            "device",
            Base64.getEncoder().encodeToString(device.getBytes(UTF_8)));

    Tokens tokens =
        tokens(comeBack(submit(begun.header("Location"), "email", "device@flow.example")));

    assertThat(tokens.deviceId()).isNotEqualTo("0".repeat(24));
    assertThat(app.admin().devices(tokens.userId()).body()).contains("chrome");
    assertThat(browser.begin(null, "redirect", REDIRECT, "device", "%%"))
        .isRefusedWithCode(400, "BadRequest");
  }

  @Test
  void theNameThatIsTypedIsKnown() {
    String page = browser.pageFor(REDIRECT, "s");

    Tokens tokens =
        tokens(
            comeBack(submit(page, "email", "ada@flow.example", "name", " Ada Augusta Lovelace ")));

    assertThat(data(app, tokens))
        .isEqualTo(
            new Document("name", "Ada Augusta Lovelace")
                .append("email", "ada@flow.example")
                .append("first_name", "Ada Augusta")
                .append("last_name", "Lovelace"));
  }

  @Test
  void anAccountThatWasUsedIsOfferedAndIsTheSameUser() {
    Tokens first = tokens(browser.logIn(REDIRECT, "s", "again@flow.example"));
    String page = browser.pageFor(REDIRECT, "s");
    String subject =
        app.client()
            .profile(first.accessToken())
            .document()
            .getList("identities", Document.class)
            .get(0)
            .getString("id");

    assertThat(open(page).body())
        .contains("name=\"account\" value=\"" + subject + "\"", "again@flow.example");
    assertThat(tokens(comeBack(submit(page, "account", subject))).userId())
        .isEqualTo(first.userId());
    assertThat(tokens(browser.logIn(REDIRECT, "s", "again@flow.example")).userId())
        .isEqualTo(first.userId());
  }

  @Test
  void whoCancelsComesBackWithAnError() {
    String end = comeBack(submit(browser.pageFor(REDIRECT, "s"), "cancel", "true"));

    assertThat(end).startsWith(REDIRECT + "#");
    assertThat(fragment(end))
        .containsEntry("_baas_error", "access_denied: the user canceled")
        .containsEntry("_stitch_error", "access_denied: the user canceled")
        .containsEntry("_baas_state", "s")
        .doesNotContainKeys("_baas_ua", "_stitch_ua");
  }

  @Test
  void whatTheLoginIsRefusedForIsTheError() {
    Tokens user = tokens(browser.logIn(REDIRECT, "s", "disabled@flow.example"));
    assertThat(app.admin().disable(user.userId())).hasStatus(204);

    assertThat(fragment(browser.logIn(REDIRECT, "s", "disabled@flow.example")))
        .containsEntry("_baas_error", "user disabled");
  }

  @Test
  void aProviderThatIsDisabledMeanwhileRefuses() {
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "a@flow.example");
    disable();

    assertThat(fragment(comeBack(callback))).containsEntry("_baas_error", "unauthorized");
  }

  @Test
  void aRedirectThatIsNoLongerListedIsNotGoneTo() {
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "a@flow.example");
    app.admin().onApp("PATCH", "/auth_providers/" + google, listing("http://localhost/other"));

    assertThat(open(callback)).isRefusedWithCode(400, "BadRequest").hasNoHeader("Location");
  }

  @Test
  void aCallbackWorksOnce() {
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "a@flow.example");
    comeBack(callback);

    assertThat(open(callback))
        .isRefused(
            400,
            "BadRequest",
            "this login has expired or was used already: start again from the app");
  }

  @Test
  void ofManyCallbacksAtOnceOneWorks() {
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "race@flow.example");

    List<Integer> statuses =
        IntStream.range(0, 16).parallel().mapToObj(i -> open(callback).status()).toList();

    assertThat(statuses).containsOnlyOnce(302).containsOnly(302, 400);
    assertThat(app.admin().countUsers()).isOne();
  }

  @Test
  void aCodeThatNobodyGaveOutIsRefused() {
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "a@flow.example");
    String withoutCode = callback.substring(0, callback.indexOf("&code="));

    assertThat(fragment(comeBack(withoutCode + "&code=4%2F0garbage")))
        .containsEntry("_baas_error", "unauthorized");
  }

  @Test
  void aRequestExpiresByTheEmulatorsClock() {
    try (AppServicesEmulator emulator = AppServicesEmulator.start()) {
      emulator.clock().freeze();
      TestApp own = TestApp.on(emulator);
      add(own, GOOGLE, listing(REDIRECT));
      String page = new Browser(own, GOOGLE).pageFor(REDIRECT, "s");
      emulator.clock().advance(Duration.ofMinutes(10).minusSeconds(1));
      String callback = submit(page, "email", "a@b.c");

      emulator.clock().advance(Duration.ofSeconds(1));

      assertThat(open(page).status()).isEqualTo(400);
      assertThat(open(page).body()).contains("has expired");
      assertThat(Browser.post(page, "email", "a@b.c").status()).isEqualTo(400);
      assertThat(open(callback)).isRefusedWithCode(400, "BadRequest");
    }
  }

  @Test
  void anAppWithoutTheProviderOrWithItDisabledRefuses() {
    disable();
    assertThat(browser.begin(null, "redirect", REDIRECT))
        .isRefused(401, "InvalidSession", "unauthorized");
    assertThat(new Browser(app, "oauth2-apple").begin(null, "redirect", REDIRECT))
        .isRefused(401, "InvalidSession", "unauthorized");
    assertThat(new Browser(app, "local-userpass").begin(null, "redirect", REDIRECT))
        .isRefused(401, "InvalidSession", "unauthorized");
  }

  private void disable() {
    assertThat(app.admin().onApp("PUT", "/auth_providers/" + google + "/disable", null))
        .isEmpty(204);
  }

  static Document listing(String... redirects) {
    return new Document("redirect_uris", List.of(redirects));
  }
}
