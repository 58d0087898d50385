package io.appservices.emulator.http.client;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.http.Call;
import io.appservices.emulator.http.Work;
import io.appservices.emulator.service.RegistrationService;
import io.appservices.emulator.service.function.AppCode;

/** What logins and the like keep busy: often nothing, but an app may run a function for them. */
final class AuthWork {

  private final AppCode code;
  private final RegistrationService registrations;

  AuthWork(AppCode code, RegistrationService registrations) {
    this.code = code;
    this.registrations = registrations;
  }

  /** A login with the provider that the path names. */
  Work login(Call call) {
    boolean byFunction =
        call.pathParameter("provider").equals(ProviderType.CUSTOM_FUNCTION.wireName());
    return byFunction ? Work.FUNCTION : anonymousLogin(call);
  }

  /** A login that may make a user. */
  Work anonymousLogin(Call call) {
    boolean asksFunction = code.triggers().runsBeforeCreation(call.get(App.class));
    return asksFunction ? Work.FUNCTION : session(call);
  }

  /** Access tokens carry custom user data. */
  Work session(Call call) {
    return code.customUserData().isEnabled(call.get(App.class)) ? Work.DATA : Work.PLAIN;
  }

  Work registration(Call call) {
    return registrations.runsFunction(call.get(App.class)) ? Work.FUNCTION : Work.PLAIN;
  }
}
