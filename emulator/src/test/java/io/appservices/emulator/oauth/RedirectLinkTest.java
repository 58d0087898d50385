package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Browser.comeBack;
import static io.appservices.emulator.oauth.Browser.fragment;
import static io.appservices.emulator.oauth.Browser.submit;
import static io.appservices.emulator.oauth.Browser.tokens;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.identities;
import static io.appservices.emulator.oauth.RedirectLoginTest.REDIRECT;
import static io.appservices.emulator.oauth.RedirectLoginTest.listing;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedirectLinkTest {

  private final TestApp app = TestApp.shared();
  private final Browser browser = new Browser(app, GOOGLE);
  private final Tokens user = app.client().logInAnonymously().tokens();

  @BeforeEach
  void addGoogle() {
    add(app, GOOGLE, listing(REDIRECT));
  }

  @Test
  void theUserKeepsItsIdAndGetsTheIdentity() {
    Response begun = beginLink(user.accessToken());

    assertThat(begun)
        .isEmpty(200)
        .hasExactHeader("x-stitch-location", begun.header("x-baas-location"))
        .hasNoHeader("Location");
    assertThat(begun.header("Set-Cookie"))
        .matches(
            "baas_link_[0-9a-f]{32}=[0-9a-f]{32}; Path=/api/client/v2.0/auth/callback; HttpOnly;"
                + " SameSite=Lax");
    String end = comeBack(choose(begun, "link@flow.example"), "Cookie", cookie(begun));
    assertThat(fragment(end))
        .containsEntry("_baas_link", "ok")
        .containsEntry("_stitch_link", "ok")
        .containsEntry("_baas_state", "s");
    Tokens linked = tokens(end);
    assertThat(linked.userId()).isEqualTo(user.userId());
    assertThat(identities(app, linked))
        .extracting(identity -> identity.get("provider_type"))
        .containsExactly("anon-user", GOOGLE);
    assertThat(tokens(browser.logIn(REDIRECT, "s", "link@flow.example")).userId())
        .isEqualTo(user.userId());
  }

  @Test
  void theCookieIsFoundAmongOthers() {
    Response begun = beginLink(user.accessToken());
    String callback = choose(begun, "others@flow.example");

    tokens(comeBack(callback, "Cookie", "a=b; " + cookie(begun) + "; c"));
  }

  @Test
  void anotherBrowserDoesNotLink() {
    Tokens attacker = app.client().logInAnonymously().tokens();
    Response own = beginLink(user.accessToken());
    String foreign = cookie(beginLink(attacker.accessToken()));

    String name = cookie(own).substring(0, cookie(own).indexOf('=') + 1);
    assertRefused(comeBack(choose(own, "a@flow.example"), "Cookie", name + foreign.split("=")[1]));
    Response again = beginLink(user.accessToken());
    String emptied = cookie(again).substring(0, cookie(again).indexOf('=') + 1);
    assertRefused(comeBack(choose(again, "a@flow.example"), "Cookie", emptied));
    assertThat(identities(app, user)).hasSize(1);
  }

  @Test
  void aBrowserWithoutTheCookieDoesNotLink() {
    String foreign = cookie(beginLink(user.accessToken()));

    for (String cookies : new String[] {"", "a=b", foreign}) {
      String callback = choose(beginLink(user.accessToken()), "a@flow.example");

      assertThat(fragment(comeBack(callback, "Cookie", cookies)))
          .hasEntrySatisfying(
              "_baas_error", error -> assertThat(error).startsWith("the browser sent no cookie"))
          .doesNotContainKeys("_baas_ua", "_baas_link");
    }
    assertThat(identities(app, user)).hasSize(1);
  }

  @Test
  void theIdentityOfAnotherUserIsRefused() {
    browser.logIn(REDIRECT, "s", "taken@flow.example");
    Response begun = beginLink(user.accessToken());

    String end = comeBack(choose(begun, "taken@flow.example"), "Cookie", cookie(begun));

    assertThat(fragment(end))
        .containsEntry("_baas_error", "unauthorized")
        .doesNotContainKeys("_baas_ua", "_baas_link");
  }

  @Test
  void aUserWhoseSessionsAreEndedMeanwhileDoesNotLink() {
    Response begun = beginLink(user.accessToken());
    String callback = choose(begun, "revoked@flow.example");
    assertThat(app.admin().revoke(user.userId())).hasStatus(204);

    assertThat(fragment(comeBack(callback, "Cookie", cookie(begun))))
        .containsEntry("_baas_error", "invalid session: session has been revoked")
        .doesNotContainKey("_baas_ua");
  }

  @Test
  void onlyAUserCanLink() {
    assertThat(beginLink(null)).isRefused(401, "must authenticate first");
    assertThat(beginLink("garbage")).isRefused(401, "InvalidSession", "unauthorized");
    assertThat(beginLink(user.refreshToken())).hasStatus(401);
    Tokens stranger = TestApp.shared().client().logInAnonymously().tokens();
    assertThat(beginLink(stranger.accessToken())).isRefusedWithCode(401, "UserAppDomainMismatch");
  }

  @Test
  void withoutTheHeaderBeingAskedForItRedirects() {
    Response begun =
        browser.begin(user.accessToken(), "link", "true", "state", "s", "redirect", REDIRECT);

    assertThat(begun).isEmpty(302).hasNoHeader("x-baas-location");
    String callback = submit(begun.header("Location"), "email", "plain@flow.example");
    assertThat(tokens(comeBack(callback, "Cookie", cookie(begun))).userId())
        .isEqualTo(user.userId());
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000, http, localhost:9090, Lax",
    "http://localhost:3000, http, 127.0.0.1:9090, None; Secure",
    "https://app.example, https, emulator.example, None; Secure",
    "http://app.example, http, emulator.example, Lax",
    "null, http, localhost, None; Secure",
    "%%, http, localhost, None; Secure",
  })
  void theCookieReachesPagesOfOtherSitesWhereItCan(
      String origin, String scheme, String host, String sameSite) {
    String query = Browser.encode("link", "true", "state", "s", "redirect", REDIRECT);

    Response begun =
        app.client()
            .send(
                "GET",
                app.client().app("/auth/providers/oauth2-google/login?" + query),
                user.accessToken(),
                null,
                "Origin",
                origin,
                "X-Forwarded-Proto",
                scheme,
                "X-Forwarded-Host",
                host);

    assertThat(begun.header("Set-Cookie")).endsWith("; HttpOnly; SameSite=" + sameSite);
  }

  private Response beginLink(String accessToken) {
    return browser.begin(
        accessToken,
        "link",
        "true",
        "state",
        "s",
        "redirect",
        REDIRECT,
        "providerRedirectHeader",
        "true");
  }

  private static String choose(Response begun, String email) {
    return submit(begun.header("x-baas-location"), "email", email);
  }

  private static String cookie(Response begun) {
    String header = begun.header("Set-Cookie");
    return header.substring(0, header.indexOf(';'));
  }

  private static void assertRefused(String end) {
    assertThat(fragment(end))
        .containsEntry(
            "_baas_error", "the browser that links is not the one that the user is logged in with")
        .doesNotContainKeys("_baas_ua", "_baas_link");
  }
}
