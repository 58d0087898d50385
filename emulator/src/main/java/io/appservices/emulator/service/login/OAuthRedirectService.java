package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.OAuthRefusals;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.Refusals;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.domain.user.OAuthAccount;
import io.appservices.emulator.runtime.EmulatorClock;
import io.appservices.emulator.runtime.Secrets;
import io.appservices.emulator.service.account.Accounts;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.login.standin.StandInProvider;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.session.LoginResult;
import io.appservices.emulator.service.session.SessionService;
import java.net.URI;
import java.util.Optional;
import org.bson.Document;

/**
 * The way of a browser to the identity provider and back (docs/contract.md, section 7): the app's
 * page sends it here, here it is sent to the stand-in's page, from there back here with a code, and
 * with the tokens to the app's page again.
 */
public final class OAuthRedirectService {

  /** The longest state, in characters: it is sent back twice, percent-encoded, in one header. */
  private static final int LONGEST_STATE = 2048;

  private final AppService apps;
  private final SessionService sessions;
  private final LoginService logins;
  private final LinkService links;
  private final StandInProvider standIn;
  private final OAuthRequests requests;

  public OAuthRedirectService(
      AppService apps,
      SessionService sessions,
      LoginService logins,
      LinkService links,
      StandInProvider standIn,
      EmulatorClock clock,
      Secrets secrets) {
    this.apps = apps;
    this.sessions = sessions;
    this.logins = logins;
    this.links = links;
    this.standIn = standIn;
    this.requests = new OAuthRequests(clock, secrets);
  }

  /**
   * Begins the login of a user.
   *
   * @param redirect the URI to return to; the provider has to list exactly this
   * @param state the state that the app is sent back
   * @param device the client's description of the device, if there is one
   */
  public OAuthRequest begin(
      App app, String providerName, String redirect, String state, Optional<Document> device) {
    return begin(app, providerName, redirect, state, device, Optional.empty());
  }

  /** Begins the link of an identity to a logged-in user. */
  public OAuthRequest beginLink(
      App app, String accessToken, String providerName, String redirect, String state) {
    return begin(app, providerName, redirect, state, Optional.empty(), Optional.of(accessToken));
  }

  private OAuthRequest begin(
      App app,
      String providerName,
      String redirect,
      String state,
      Optional<Document> device,
      Optional<String> accessToken) {
    ProviderType type =
        ProviderType.byWireName(providerName)
            .filter(ProviderType::isOAuth)
            .orElseThrow(() -> Refusals.providerUnavailable(providerName));
    checkRedirect(Accounts.enabledProvider(app, type), redirect);
    if (state.length() > LONGEST_STATE) {
      throw Refusals.badRequest("'state' has more than " + LONGEST_STATE + " characters");
    }
    return requests.open(app.clientAppId(), type, redirect, state, device, accessToken);
  }

  /** Returns a request that somebody is choosing an account for; empty if it is over. */
  public Optional<OAuthRequest> find(String requestId) {
    return requests.find(requestId);
  }

  /** Returns an auth code for the account that was chosen, with which the user comes back. */
  public String approve(OAuthAccount account) {
    return standIn.code(account);
  }

  /**
   * Finishes a login or link when the user is back.
   *
   * @param code of the chosen account; empty if none was chosen
   * @param cookie the cookie that the browser sent; empty if none
   */
  public OAuthOutcome finish(String requestId, Optional<String> code, Optional<String> cookie) {
    OAuthRequest request = requests.take(requestId).orElseThrow(OAuthRefusals::oauthRequestUnknown);
    App app = apps.get(request.clientAppId());
    checkRedirect(provider(app, request.provider()), request.redirect());
    try {
      LoginResult result =
          perform(app, request, code.orElseThrow(OAuthRefusals::oauthDenied), cookie);
      return OAuthOutcome.success(app, request, result);
    } catch (AppServicesException e) {
      return OAuthOutcome.refused(app, request, e);
    }
  }

  private LoginResult perform(App app, OAuthRequest request, String code, Optional<String> cookie) {
    Credentials credentials = new Credentials.AuthCode(code);
    if (request.link().isEmpty()) {
      AuthProvider provider = Accounts.enabledProvider(app, request.provider());
      return logins.logIn(app, provider, credentials, request.device());
    }
    OAuthRequest.Link link = request.link().get();
    if (!link.cookie().equals(cookie.orElseThrow(OAuthRefusals::oauthCookieMissing))) {
      throw OAuthRefusals.oauthOtherBrowser();
    }
    Caller caller = sessions.authenticate(link.accessToken());
    return links.link(caller, Accounts.enabledProvider(app, request.provider()), credentials);
  }

  /**
   * Returns the provider, disabled or not: its redirect URIs tell where to send the user with the
   * error.
   */
  private static AuthProvider provider(App app, ProviderType type) {
    return app.provider(type).orElseThrow(() -> Refusals.providerUnavailable(type.wireName()));
  }

  /** Checks that the redirect is listed, and of a form that can be sent in a header. */
  private static void checkRedirect(AuthProvider provider, String redirect) {
    if (!provider.redirectUris().contains(redirect) || !isAbsolute(redirect)) {
      throw OAuthRefusals.redirectNotListed(redirect);
    }
  }

  private static boolean isAbsolute(String text) {
    try {
      return URI.create(text).isAbsolute() && text.chars().allMatch(c -> c > ' ' && c < 127);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
