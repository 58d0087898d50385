package io.appservices.emulator.service.login;

import io.appservices.emulator.service.session.LoginResult;
import java.util.Optional;

/**
 * The end of a login or link by way of an identity provider.
 *
 * @param result the tokens; empty if it was refused
 * @param error the reason of a refusal, for the user of the app; empty otherwise
 */
public record OAuthOutcome(OAuthRequest request, Optional<LoginResult> result, String error) {

  static OAuthOutcome success(OAuthRequest request, LoginResult result) {
    return new OAuthOutcome(request, Optional.of(result), "");
  }

  static OAuthOutcome refused(OAuthRequest request, String error) {
    return new OAuthOutcome(request, Optional.empty(), error);
  }
}
