package io.appservices.emulator.storage;

import io.appservices.emulator.domain.user.Session;
import io.appservices.emulator.domain.user.User;
import java.util.Optional;

/**
 * A session with its user, as a token is checked against them.
 *
 * @param user empty if there is no such user, or no such app
 */
public record SessionUser(Session session, Optional<User> user) {}
