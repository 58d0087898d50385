package io.appservices.emulator.console;

import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.AppServicesEmulator;
import io.appservices.emulator.config.EmulatorConfig;
import io.appservices.emulator.console.ConsoleClient.Browser;
import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import java.time.Duration;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Browsers sign in to the console, and nobody acts through them. */
@Tag("security")
class ConsoleSessionTest {

  private static final String OWN_APPS = "/api/admin/v3.0/groups/%s/apps";

  @AutoClose
  private final AppServicesEmulator emulator =
      AppServicesEmulator.start(
          EmulatorConfig.builder()
              .network(n -> n.allowOrigin("http://localhost:3000"))
              .behaviour(b -> b.seed(1))
              .network(n -> n.trustedProxy("127.0.0.1"))
              .build());

  private final ConsoleClient console = new ConsoleClient(emulator);

  @Test
  void theKeyPairSignsIn() {
    Browser browser = console.signIn();

    assertThat(console.session(browser).document().getBoolean("signed_in")).isTrue();
    assertThat(apps(console.token(browser).string("access_token"))).hasStatus(200);
  }

  @Test
  void noOtherKeyDoes() {
    Response refused =
        console.post("/session", "{\"username\":\"emulator\",\"apiKey\":\"another\"}");

    assertThat(refused).hasStatus(401).hasNoHeader("Set-Cookie");
  }

  @Test
  void noScriptAndNoOtherSiteSeesTheCookie() {
    assertThat(console.signIn().setCookie())
        .matches(
            "appservices_console_"
                + emulator.port()
                + "=[0-9a-f]{64}; Path=/; HttpOnly; SameSite=Strict");
  }

  @Test
  void theCookieIsNotSentInTheClearWhereThereIsHttps() {
    Response answer = console.post("/session", ConsoleClient.KEY, "X-Forwarded-Proto", "https");

    assertThat(answer.header("Set-Cookie")).endsWith("; Secure");
  }

  @Test
  void theCookieOpensNoOtherApi() {
    Browser browser = console.signIn();

    assertThat(
            console.send(
                "GET",
                OWN_APPS.formatted(emulator.app().groupId()),
                null,
                "Cookie",
                browser.cookie()))
        .hasStatus(401);
  }

  @Test
  void aChangeNeedsTheCsrfTokenOfTheSession() {
    Browser browser = console.signIn();
    Browser other = console.signIn();
    Browser mixed = new Browser(browser.setCookie(), other.csrfToken());

    assertThat(console.post("/token", "", "Cookie", browser.cookie())).hasStatus(403);
    assertThat(console.token(mixed)).hasStatus(403);
    assertThat(console.signOut(mixed)).hasStatus(403);
    assertThat(console.session(browser).document().getBoolean("signed_in")).isTrue();
  }

  @Test
  void signingOutEndsTheSession() {
    Browser browser = console.signIn();

    assertThat(console.signOut(browser)).hasStatus(204);

    assertThat(console.session(browser).document().getBoolean("signed_in")).isFalse();
    assertThat(console.token(browser)).hasStatus(401);
  }

  @Test
  void theUsualPortMayBeSaidOrNot() {
    Browser browser = console.signIn();

    assertThat(console.session(browser, "Host", "localhost:80", "Origin", "http://localhost"))
        .hasStatus(200);
    assertThat(console.session(browser, "Host", "localhost", "Origin", "https://localhost:443"))
        .hasStatus(200);
  }

  @Test
  void pagesOfOtherOriginsStayOutAlsoThoseThatMayCallElse() {
    Browser browser = console.signIn();

    for (String origin : new String[] {"http://evil.example", "http://localhost:3000", "null"}) {
      assertThat(console.session(browser, "Origin", origin)).hasStatus(403);
      assertThat(console.token(browser, "Origin", origin)).hasStatus(403);
      assertThat(console.post("/session", ConsoleClient.KEY, "Origin", origin)).hasStatus(403);
    }
    for (String site : new String[] {"cross-site", "same-site"}) {
      assertThat(console.session(browser, "Sec-Fetch-Site", site)).hasStatus(403);
      assertThat(console.token(browser, "Sec-Fetch-Site", site)).hasStatus(403);
    }
    assertThat(console.token(browser, "Host", "evil.example")).hasStatus(403);
    assertThat(
            console.token(browser, "Origin", emulator.baseUrl(), "Sec-Fetch-Site", "same-origin"))
        .hasStatus(201);
  }

  @Test
  void aLinkSignsInOnceAndLeadsToACleanAddress() {
    String link = emulator.consoleLink();

    Response first = Http.send("GET", link, null);
    Response second = Http.send("GET", link, null);

    assertThat(first).hasStatus(303).hasExactHeader("Location", "/");
    assertThat(first.header("Cache-Control")).isEqualTo("no-store");
    assertThat(console.session(new Browser(first.header("Set-Cookie"), "")).document())
        .containsEntry("signed_in", true);
    assertThat(second).hasStatus(303).hasExactHeader("Location", "/#/link-used");
    assertThat(second).hasNoHeader("Set-Cookie");
  }

  @Test
  void lookingWhereALinkLeadsDoesNotUseItUp() {
    String link = emulator.consoleLink();

    assertThat(Http.send("HEAD", link, null)).hasNoHeader("Set-Cookie");
    assertThat(Http.send("GET", link, null)).hasExactHeader("Location", "/");
  }

  @Test
  void aSeedMakesNoLinkThatCanBeGuessed() {
    try (AppServicesEmulator same =
        AppServicesEmulator.start(EmulatorConfig.builder().behaviour(b -> b.seed(1)).build())) {
      assertThat(code(same.consoleLink())).isNotEqualTo(code(emulator.consoleLink()));
    }
  }

  @Test
  void aSessionOutlivesTheClock() {
    Browser browser = console.signIn();
    emulator.clock().advance(Duration.ofDays(400));

    assertThat(apps(console.token(browser).string("access_token"))).hasStatus(200);
  }

  @Test
  void theOldestOfTooManySessionsEnds() {
    Browser first = console.signIn();
    for (int i = 0; i < 100; i++) {
      console.signIn();
    }

    assertThat(console.session(first).document().getBoolean("signed_in")).isFalse();
  }

  private Response apps(String accessToken) {
    return console.send(
        "GET",
        OWN_APPS.formatted(emulator.app().groupId()),
        null,
        "Authorization",
        "Bearer " + accessToken);
  }

  private static String code(String link) {
    return link.substring(link.indexOf('=') + 1);
  }
}
