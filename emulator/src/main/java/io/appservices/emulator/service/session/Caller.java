package io.appservices.emulator.service.session;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import java.util.Optional;

/**
 * A user, authenticated by a token.
 *
 * @param session the session that the token belongs to; empty where it was removed before the
 *     access token expired, which only {@code AT_EXPIRY} lets pass
 */
public record Caller(App app, User user, Optional<Session> session) {}
