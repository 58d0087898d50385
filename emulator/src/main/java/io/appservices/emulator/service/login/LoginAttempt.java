package io.appservices.emulator.service.login;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import org.bson.Document;

/**
 * What somebody shows to log in.
 *
 * @param provider the provider that it is shown to, enabled
 * @param payload the body without {@code options}
 */
public record LoginAttempt(App app, AuthProvider provider, Document payload) {}
