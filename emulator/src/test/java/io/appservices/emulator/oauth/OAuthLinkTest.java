package io.appservices.emulator.oauth;

import static io.appservices.emulator.oauth.Providers.APPLE;
import static io.appservices.emulator.oauth.Providers.GOOGLE;
import static io.appservices.emulator.oauth.Providers.appWith;
import static io.appservices.emulator.oauth.Providers.data;
import static io.appservices.emulator.oauth.Providers.identities;
import static io.appservices.emulator.oauth.Providers.logInWith;
import static io.appservices.emulator.testing.ResponseAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.testing.Response;
import io.appservices.emulator.testing.TestApp;
import io.appservices.emulator.testing.Tokens;
import java.util.Map;
import org.bson.Document;
import org.junit.jupiter.api.Test;

class OAuthLinkTest {

  private final TestApp app = appWith(GOOGLE, APPLE);

  @Test
  void anAnonymousUserKeepsItsIdAndLogsInWithTheNewIdentity() {
    Tokens user = app.client().logInAnonymously().tokens();

    Tokens linked = link(user, GOOGLE, "g").tokens();

    assertThat(linked.userId()).isEqualTo(user.userId());
    assertThat(identities(app, linked))
        .extracting(identity -> identity.get("provider_type"))
        .containsExactly("anon-user", GOOGLE);
    assertThat(data(app, linked)).containsEntry("name", "g");
    assertThat(logIn(GOOGLE, "g").tokens().userId()).isEqualTo(user.userId());
  }

  @Test
  void severalProvidersCanBeLinkedAndOneAgain() {
    Tokens user = logIn(GOOGLE, "several").tokens();

    link(user, APPLE, "apple").tokens();
    link(user, GOOGLE, "second google").tokens();
    link(user, GOOGLE, "several").tokens();

    assertThat(identities(app, user))
        .extracting(identity -> identity.get("id"))
        .containsExactly("several", "apple", "second google");
  }

  @Test
  void theIdentityOfAnotherUserIsRefused() {
    Tokens owner = logIn(GOOGLE, "owned").tokens();
    Tokens thief = app.client().logInAnonymously().tokens();

    assertThat(link(thief, GOOGLE, "owned")).isRefused(401, "InvalidSession", "unauthorized");
    assertThat(identities(app, thief)).hasSize(1);
    assertThat(identities(app, owner)).hasSize(1);
  }

  @Test
  void anInvalidTokenLinksNothing() {
    Tokens user = app.client().logInAnonymously().tokens();

    assertThat(send(user.accessToken(), GOOGLE, "garbage"))
        .isRefused(401, "AuthError", "unauthorized");
    assertThat(send(null, GOOGLE, token(GOOGLE, "x"))).hasStatus(401);
    assertThat(send(user.refreshToken(), GOOGLE, token(GOOGLE, "x"))).hasStatus(401);
    assertThat(identities(app, user)).hasSize(1);
  }

  private Response link(Tokens user, String provider, String subject) {
    return send(user.accessToken(), provider, token(provider, subject));
  }

  private Response send(String accessToken, String provider, String idToken) {
    String path = app.client().app("/auth/providers/" + provider + "/login?link=true");
    return app.client().send("POST", path, accessToken, new Document("id_token", idToken));
  }

  private Response logIn(String provider, String subject) {
    return logInWith(app, provider, new Document("id_token", token(provider, subject)));
  }

  private String token(String provider, String subject) {
    return app.emulator().oauth().idToken(provider, Map.of("sub", subject, "name", subject));
  }
}
