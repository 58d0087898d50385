package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.service.session.LoginResult;
import java.util.Optional;

/**
 * The end of a login or link by way of an identity provider.
 *
 * @param app that the user logs in to
 * @param result the tokens; empty if it was refused
 * @param refusal whose text is for the user of the app; empty if there are tokens
 */
public record OAuthOutcome(
    App app,
    OAuthRequest request,
    Optional<LoginResult> result,
    Optional<AppServicesException> refusal) {

  static OAuthOutcome success(App app, OAuthRequest request, LoginResult result) {
    return new OAuthOutcome(app, request, Optional.of(result), Optional.empty());
  }

  static OAuthOutcome refused(App app, OAuthRequest request, AppServicesException refusal) {
    return new OAuthOutcome(app, request, Optional.empty(), Optional.of(refusal));
  }
}
