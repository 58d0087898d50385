package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.token.Token;
import java.util.Optional;

/**
 * The verdict on a token at the moment.
 *
 * @param token its content; empty if this emulator did not sign it
 * @param app the app that it was issued for; empty if there is no such app (any more)
 * @param refusal why it would be refused; empty if it would be accepted
 */
public record TokenVerdict(
    Optional<Token> token, Optional<App> app, Optional<AppServicesException> refusal) {}
