package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Credentials;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.account.UserCreationGuard;
import io.appservices.emulator.service.config.AppService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.login.LoginService;
import io.appservices.emulator.service.login.OAuthRedirectService;
import io.appservices.emulator.service.session.Caller;
import java.util.Optional;

/**
 * The work of logins and the like: often none to speak of, but an app may run a function for them.
 */
final class AuthWork {

  private final CustomUserDataService customUserData;
  private final UserCreationGuard creation;
  private final RegistrationService registrations;
  private final LoginService logins;
  private final OAuthRedirectService redirects;
  private final AppService apps;

  AuthWork(ClientServices services) {
    this.customUserData = services.functions().customUserData();
    this.creation = services.functions().userCreation();
    this.registrations = services.accounts().emails().registrations();
    this.logins = services.logins().logins();
    this.redirects = services.logins().oauthRedirects();
    this.apps = services.apps();
  }

  /** Returns the work of a login with the provider that the path names. */
  Work login(Call call, App app) {
    Optional<ProviderType> provider = ProviderType.byWireName(call.pathParameter("provider"));
    if (provider.isEmpty()) {
      return Work.PLAIN;
    }
    boolean runsFunction =
        provider.get() == ProviderType.CUSTOM_FUNCTION
            || asksAboutNewUsers(app) && mayCreateUser(call, app, provider.get());
    if (runsFunction) {
      return Work.FUNCTION;
    }
    Work work = accessToken(app);
    return work == Work.PLAIN && provider.get() == ProviderType.LOCAL_USERPASS
        ? hashing(call)
        : work;
  }

  /** Returns the work of what hashes a password and nothing else. */
  Work hashing(Call call) {
    return registrations.hashingTakesLong() ? Work.HASH : Work.PLAIN;
  }

  private boolean mayCreateUser(Call call, App app, ProviderType provider) {
    return !LoginHandler.isLink(call)
        && logins.mayCreateUser(
            app, provider, Credentials.parse(provider, LoginHandler.body(call)));
  }

  /** Returns the work of a login that makes a user. */
  Work anonymousLogin(Call call, App app) {
    return asksAboutNewUsers(app) ? Work.FUNCTION : accessToken(app);
  }

  /** Returns the work of a callback from an identity provider. */
  Work callback(Call call) {
    boolean runsFunction =
        call.query("state")
            .flatMap(redirects::find)
            .filter(request -> request.link().isEmpty())
            .filter(request -> asksAboutNewUsers(apps.get(request.clientAppId())))
            .isPresent();
    return runsFunction ? Work.FUNCTION : Work.DATA;
  }

  private boolean asksAboutNewUsers(App app) {
    return creation.asksFunction(app);
  }

  Work session(Call call, Caller caller) {
    return accessToken(caller.app());
  }

  Work registration(Call call, App app) {
    return registrations.runsFunction(app) ? Work.FUNCTION : hashing(call);
  }

  /** Access tokens carry custom user data. */
  private Work accessToken(App app) {
    return customUserData.isEnabled(app) ? Work.DATA : Work.PLAIN;
  }
}
