package io.appservices.emulator.service.login;

import static io.appservices.emulator.domain.ProviderType.OAUTH2_GOOGLE;
import static io.appservices.emulator.service.HeardServices.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Device;
import io.appservices.emulator.domain.user.Identity;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.storage.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way of a browser to the identity provider and back. */
class OAuthRedirectServiceTest {

  private static final String REDIRECT = "http://app/back";
  private static final Optional<String> NONE = Optional.empty();
  private static final OAuthAccount ACCOUNT =
      new OAuthAccount(OAUTH2_GOOGLE, "subject", Map.of("name", "n"));

  private final LoginScene scene = new LoginScene();
  private final OAuthRedirectService redirects =
      new OAuthRedirectService(
          scene.services.apps,
          scene.sessions,
          scene.logins,
          scene.links,
          scene.standIn,
          scene.services.clock,
          new Secrets());

  @BeforeEach
  void addProvider() {
    List<String> uris = List.of(REDIRECT, "/relative", "http://app/ä", "not a uri", "a:\u007f");
    Document settings = new Document("redirect_uris", uris);
    scene.heard.change(
        app -> app.withProvider(AuthProvider.enabled(Samples.id(99), OAUTH2_GOOGLE, settings)));
  }

  private OAuthRequest begin(String provider, String redirect, String state) {
    return redirects.begin(scene.app(), provider, redirect, state, Optional.empty());
  }

  private OAuthRequest begin() {
    return begin("oauth2-google", REDIRECT, "state");
  }

  private Optional<String> code() {
    return Optional.of(redirects.approve(ACCOUNT));
  }

  @Test
  void aLoginBeginsAtAProviderAndReturnsToAListedAddress() {
    OAuthRequest request = begin();
    assertThat(request)
        .isEqualTo(
            new OAuthRequest(
                request.id(),
                scene.app().clientAppId(),
                OAUTH2_GOOGLE,
                REDIRECT,
                "state",
                Optional.empty(),
                Optional.empty(),
                scene.services.clock.seconds() + 600));
    assertThat(request.id()).matches("[0-9a-f]{32}");
    assertThat(redirects.find(request.id())).contains(request);
    for (String provider : new String[] {"oauth2-apple", "anon-user", "x"}) {
      assertThat(refusal(() -> begin(provider, REDIRECT, "")))
          .isEqualTo("authentication via '" + provider + "' is unsupported");
    }
    for (String redirect :
        new String[] {
          "http://other/", "/relative", "http://app/ä", "not a uri", "a:\u007f", REDIRECT + "/"
        }) {
      assertThat(refusal(() -> begin("oauth2-google", redirect, "")))
          .isEqualTo("redirect URI '" + redirect + "' is not among the provider's redirect URIs");
    }
    assertThat(begin("oauth2-google", REDIRECT, "x".repeat(2048)).state()).hasSize(2048);
    assertThat(refusal(() -> begin("oauth2-google", REDIRECT, "x".repeat(2049))))
        .isEqualTo("'state' has more than 2048 characters");
    scene.services.clock.advance(Duration.ofMinutes(10));
    assertThat(redirects.find(request.id())).isEmpty();
    assertThat(refusal(() -> redirects.finish(request.id(), code(), NONE)))
        .startsWith("this login has expired or was used already");
  }

  private static String error(OAuthOutcome outcome) {
    return String.valueOf(outcome.refusal().orElseThrow().getMessage());
  }

  @Test
  void theUserIsBackWithACodeAndLoggedInOnce() {
    OAuthRequest request =
        redirects.begin(
            scene.app(), "oauth2-google", REDIRECT, "", Optional.of(new Document("platform", "p")));
    OAuthOutcome outcome = redirects.finish(request.id(), code(), NONE);
    assertThat(outcome.refusal()).isEmpty();
    assertThat(outcome.request()).isEqualTo(request);
    LoginResult login = outcome.result().orElseThrow();
    assertThat(login.deviceId()).isNotEqualTo(Device.NONE);
    assertThat(scene.heard.user(login.userId()).identities())
        .containsExactly(
            new Identity(OAUTH2_GOOGLE, Samples.id(99), "subject", Map.of("name", "n")));
    assertThat(refusal(() -> redirects.finish(request.id(), code(), NONE)))
        .startsWith("this login has expired or was used already");
  }

  @Test
  void whoChoosesNothingOrComesWithAnotherCodeIsToldSo() {
    OAuthOutcome denied = redirects.finish(begin().id(), NONE, NONE);
    assertThat(denied.result()).isEmpty();
    assertThat(error(denied)).isEqualTo("access_denied: the user canceled");
    Optional<String> code = code();
    redirects.finish(begin().id(), code, NONE);
    assertThat(error(redirects.finish(begin().id(), code, NONE))).isEqualTo("unauthorized");
    OAuthRequest late = begin();
    Optional<String> old = code();
    scene.services.clock.advance(Duration.ofMinutes(9));
    assertThat(redirects.finish(late.id(), old, NONE).result()).isPresent();
  }

  @Test
  void aProviderThatIsGoneOrChangedMeanwhileLogsNobodyIn() {
    OAuthRequest request = begin();
    OAuthRequest second = begin();
    OAuthRequest third = begin();
    scene.heard.changeProviders(provider -> provider.withDisabled(true));
    assertThat(error(redirects.finish(request.id(), code(), NONE))).isEqualTo("unauthorized");
    scene.heard.changeProviders(provider -> provider.withSettings(new Document()));
    assertThat(refusal(() -> redirects.finish(second.id(), code(), NONE)))
        .startsWith("redirect URI '" + REDIRECT + "' is not among");
    scene.heard.change(app -> app.withProviders(List.of()));
    assertThat(refusal(() -> redirects.finish(third.id(), code(), NONE)))
        .isEqualTo("authentication via 'oauth2-google' is unsupported");
  }

  @Test
  void onlyTheBrowserThatAskedLinks() {
    LoginResult login = scene.logInAnonymously();
    OAuthRequest request = beginLink(login);
    Optional<String> cookie = request.link().map(OAuthRequest.Link::cookie);
    assertThat(cookie.orElseThrow()).matches("[0-9a-f]{32}");
    assertThat(error(redirects.finish(request.id(), code(), NONE)))
        .startsWith("the browser sent no cookie to link with");
    OAuthRequest second = beginLink(login);
    assertThat(error(redirects.finish(second.id(), code(), cookie)))
        .isEqualTo("the browser that links is not the one that the user is logged in with");
    OAuthRequest third = beginLink(login);
    Optional<String> own = third.link().map(OAuthRequest.Link::cookie);
    OAuthOutcome linked = redirects.finish(third.id(), code(), own);
    assertThat(linked.result().map(LoginResult::userId)).contains(login.userId());
    assertThat(scene.heard.user(login.userId()).identities()).hasSize(2);
    OAuthRequest fourth = beginLink(login);
    scene.services.users.delete(scene.app(), login.userId());
    assertThat(
            redirects
                .finish(fourth.id(), code(), fourth.link().map(OAuthRequest.Link::cookie))
                .result())
        .isEmpty();
  }

  private OAuthRequest beginLink(LoginResult login) {
    return redirects.beginLink(
        scene.app(), login.accessToken(), "oauth2-google", REDIRECT, "state");
  }
}
