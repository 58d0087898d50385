package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.service.account.RegistrationService;
import io.appservices.emulator.service.session.Caller;
import io.appservices.emulator.service.trigger.AppCode;

/** What logins and the like keep busy: often nothing, but an app may run a function for them. */
final class AuthWork {

  private final AppCode code;
  private final RegistrationService registrations;

  AuthWork(AppCode code, RegistrationService registrations) {
    this.code = code;
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
    boolean asksFunction = code.userCreation().isSetUp(app);
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
    return code.customUserData().isEnabled(app) ? Work.DATA : Work.PLAIN;
  }
}
