package io.appservices.emulator.oauth;

import static io.appservices.emulator.api.RequestFilter.operation;
import static io.appservices.emulator.oauth.Browser.tokens;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.add;
import static io.appservices.emulator.oauth.RedirectLoginTest.REDIRECT;
import static io.appservices.emulator.oauth.RedirectLoginTest.listing;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.api.RecordedRequest;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import org.junit.jupiter.api.Test;

/** The journal says what became of a login that ends on the app's page. */
class RedirectJournalTest {

  private static final String EMAIL = "ada@example.com";

  private final TestApp app = TestApp.shared();
  private final Browser browser = browser();

  private Browser browser() {
    add(app, GOOGLE, listing(REDIRECT));
    return new Browser(app, GOOGLE);
  }

  @Test
  void hasTheUserOfALogin() {
    Tokens user = tokens(browser.logIn(REDIRECT, "s", EMAIL));

    RecordedRequest login = last();
    assertThat(login.isRefused()).isFalse();
    assertThat(login.user()).contains(user.userId());
  }

  @Test
  void saysWhoDisabledTheUserOfARefusedLogin() {
    Tokens user = tokens(browser.logIn(REDIRECT, "s", EMAIL));
    assertThat(app.admin().disable(user.userId())).hasStatus(204);

    browser.logIn(REDIRECT, "s", EMAIL);

    RecordedRequest refused = last();
    assertThat(refused.status()).isEqualTo(302);
    assertThat(refused.isRefused()).isTrue();
    assertThat(refused.user()).contains(user.userId());
    assertThat(refused.errorCode()).contains("UserDisabled");
    assertThat(refused.reason().orElseThrow())
        .startsWith("user disabled at 20")
        .endsWith(" by an operator");
    assertThat(app.admin().onApp("GET", "/logs?type=AUTH&errors_only=true", null).body())
        .contains("user disabled at 20");
  }

  private RecordedRequest last() {
    var callbacks = app.emulated().requests().list(operation("clientOAuthCallback"));
    return callbacks.get(callbacks.size() - 1);
  }
}
