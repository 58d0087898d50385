package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.data.CustomUserDataService;
import io.appservices.emulator.service.session.Caller;

/** What logins and the like keep busy: often nothing, but an app may run a function for them. */
final class AuthWork {

  private final CustomUserDataService customUserData;
  private final RegistrationService registrations;

  AuthWork(CustomUserDataService customUserData, RegistrationService registrations) {
    this.customUserData = customUserData;
    this.registrations = registrations;
  }

  /** A login with the provider that the path names. */
  Work login(Call call, App app) {
    boolean byFunction =
        call.pathParameter("provider").equals(ProviderType.CUSTOM_FUNCTION.wireName());
    return byFunction ? Work.FUNCTION : anonymousLogin(call, app);
  }

  /** A login that may make a user. */
  Work anonymousLogin(Call call, App app) {
    boolean asksFunction = customUserData.runsBeforeCreation(app);
    return asksFunction ? Work.FUNCTION : accessToken(app);
  }

  Work session(Call call, Caller caller) {
    return accessToken(caller.app());
  }

  Work registration(Call call, App app) {
    return registrations.runsFunction(app) ? Work.FUNCTION : Work.PLAIN;
  }

  /** Access tokens carry custom user data. */
  private Work accessToken(App app) {
    return customUserData.isEnabled(app) ? Work.DATA : Work.PLAIN;
  }
}
