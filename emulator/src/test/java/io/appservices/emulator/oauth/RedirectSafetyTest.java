package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Browser.comeBack;
import static io.appservices.emulator.oauth.Browser.fragment;
import static io.appservices.emulator.oauth.Browser.open;
import static io.appservices.emulator.oauth.Browser.submit;
import static io.appservices.emulator.oauth.Browser.tokens;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.Providers.data;
import static io.appservices.emulator.oauth.RedirectLoginTest.REDIRECT;
import static io.appservices.emulator.oauth.RedirectLoginTest.listing;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Http;
import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("security")
class RedirectSafetyTest {

  private static final String SCRIPT = "\"'><script>alert(1)</script>&lt;%00";

  private final TestApp app = TestApp.shared();
  private final Browser browser = new Browser(app, GOOGLE);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost:3000/done/",
        "http://localhost:3000/Done",
        "http://localhost:3000/done?x",
        "http://localhost:3000/done#",
        "http://localhost:3000/done ",
        "http://localhost:3000/done\r\nSet-Cookie: a=b",
        "HTTP://localhost:3000/done",
        "https://localhost:3000/done",
        "http://evil.example/",
        "//evil.example",
        "javascript:alert(1)",
        "\"><script>alert(1)</script>"
      })
  void aRedirectThatIsNotListedExactlyIsRefused(String redirect) {
    add(app, GOOGLE, listing(REDIRECT));

    assertThat(browser.begin(null, "state", "s", "redirect", redirect))
        .isRefused(
            400,
            "BadRequest",
            "redirect URI '" + redirect + "' is not among the provider's redirect URIs")
        .hasNoHeader("Location")
        .hasNoHeader("Set-Cookie");
  }

  @Test
  void lookingWhereTheCallbackLeadsUsesUpNoLogin() {
    add(app, GOOGLE, listing(REDIRECT));
    String callback = submit(browser.pageFor(REDIRECT, "s"), "email", "head@flow.example");

    assertThat(Http.send("HEAD", callback, null)).hasStatus(405).hasNoHeader("Location");
    assertThat(app.admin().countUsers()).isZero();
    assertThat(tokens(comeBack(callback)).userId()).isNotNull();
  }

  @Test
  void anEmptyRedirectIsNone() {
    add(app, GOOGLE, listing(REDIRECT));

    assertThat(browser.begin(null, "state", "s", "redirect", ""))
        .isRefused(400, "MissingParameter", "missing required parameter: 'redirect'")
        .hasNoHeader("Location");
  }

  @Test
  void aMissingRedirectIsNamed() {
    add(app, GOOGLE, listing(REDIRECT));

    assertThat(browser.begin(null, "state", "s"))
        .isRefused(400, "MissingParameter", "missing required parameter: 'redirect'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/done", "done", "http://localhost/a\r\nb", "http://localhost/ü", "http://a b/"})
  void aListedRedirectThatIsNoUriIsRefused(String redirect) {
    add(app, GOOGLE, listing(redirect));

    assertThat(browser.begin(null, "redirect", redirect)).isRefusedWithCode(400, "BadRequest");
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:3000/done?a=b, http://localhost:3000/done?a=b#, http://localhost:3000",
    "http://localhost:3000/#/route, http://localhost:3000/#, http://localhost:3000",
    "https://app.example, https://app.example#, https://app.example",
    "com.example.app:/done, com.example.app:/done#, com.example.app:",
    "com.example.app://done, com.example.app://done#, com.example.app://done",
    "http://[::1]:3000/, http://[::1]:3000/#, http:",
    "http://under_score/, http://under_score/#, http:"
  })
  void formsMayLeadToTheRedirectAndNowhereElse(String redirect, String start, String policy) {
    add(app, GOOGLE, listing(redirect));
    String page = browser.pageFor(redirect, "s");

    assertThat(open(page))
        .hasExactHeader(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri"
                + " 'none'; form-action 'self' "
                + policy)
        .hasExactHeader("Cache-Control", "no-store")
        .hasExactHeader("Content-Type", "text/html;charset=utf-8");
    assertThat(comeBack(submit(page, "email", "a@safe.example"))).startsWith(start + "_baas_");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SCRIPT,
        "a&_baas_ua=x$y$z$0",
        "a#b=c%26",
        "\r\nSet-Cookie: a=b",
        "🙂 ü+",
        "\u0000"
      })
  void theStateIsGivenBackAsItWas(String state) {
    add(app, GOOGLE, listing(REDIRECT));
    String page = browser.pageFor(REDIRECT, state);

    assertThat(open(page).body()).doesNotContain("<script");
    String end = comeBack(submit(page, "email", "state@safe.example"));
    assertThat(end.substring(end.indexOf('#'))).matches("#[\\w&=%.*-]+");
    assertThat(fragment(end)).containsEntry("_baas_state", state).hasSize(6);
  }

  @Test
  void aStateMayBeLongButNotEndless() {
    add(app, GOOGLE, listing(REDIRECT));
    String longest = "€".repeat(2048);

    assertThat(fragment(browser.logIn(REDIRECT, longest, "long@safe.example")))
        .containsEntry("_baas_state", longest);
    assertThat(browser.begin(null, "redirect", REDIRECT, "state", "x".repeat(2049)))
        .isRefused(400, "BadRequest", "'state' has more than 2048 characters");
  }

  @Test
  void whatIsTypedIsEscaped() {
    add(app, GOOGLE, listing(REDIRECT));
    String email = "<script>'\"&@safe.example";

    String end = comeBack(submit(browser.pageFor(REDIRECT, "s"), "email", email, "name", SCRIPT));

    assertThat(data(app, tokens(end))).containsEntry("email", email).containsEntry("name", SCRIPT);
    assertThat(open(browser.pageFor(REDIRECT, "s")).body())
        .doesNotContain("<script")
        .contains(
            "&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;lt;%00",
            "&lt;script&gt;&#39;&quot;&amp;@safe.example");
  }

  @Test
  void anAccountOrAnEmailIsNeeded() {
    add(app, GOOGLE, listing(REDIRECT));
    String page = browser.pageFor(REDIRECT, "s");

    for (Response refused :
        new Response[] {
          Browser.post(page),
          Browser.post(page, "email", "  "),
          Browser.post(page, "email", "a".repeat(129)),
          Browser.post(page, "account", "nobody")
        }) {
      assertThat(refused).hasStatus(400);
      assertThat(refused.body()).contains("Choose an account, or type an email address.");
    }
    submit(page, "email", "a@safe.example");
  }

  @Test
  void aPageOfAnotherSiteCannotChoose() {
    add(app, GOOGLE, listing(REDIRECT));
    String page = browser.pageFor(REDIRECT, "s");
    byte[] body = page.substring(page.indexOf("request=")).concat("&email=a%40b.c").getBytes(UTF_8);

    for (String origin : new String[] {"http://evil.example", "null"}) {
      assertThat(Http.send("POST", page, body, "Origin", origin))
          .isRefusedWithCode(403, "DomainNotAllowed");
    }
  }

  @Test
  void aRequestThatNobodyMadeIsExpired() {
    String base = app.emulator().baseUrl();

    assertThat(open(base + "/__emulator/v1/oauth/google/authorize?request=x")).hasStatus(400);
    assertThat(open(base + "/__emulator/v1/oauth/google/authorize")).hasStatus(400);
    assertThat(open(base + "/api/client/v2.0/auth/callback?state=x&code=y"))
        .isRefusedWithCode(400, "BadRequest");
    assertThat(open(base + "/api/client/v2.0/auth/callback")).isRefusedWithCode(400, "BadRequest");
  }

  @Test
  void aRequestOfOneProviderIsNotAnothers() {
    add(app, GOOGLE, listing(REDIRECT));

    String page = browser.pageFor(REDIRECT, "s").replace("oauth2-google", "oauth2-apple");

    assertThat(open(page)).hasStatus(400);
  }
}
