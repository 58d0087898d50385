package io.appservices.emulator.service.session;

import io.appservices.emulator.api.AccessTokenRevocation;

/**
 * The configurable behaviour of the service.
 *
 * @param accessTokenRevocation when access tokens of ended sessions stop working
 * @param sessionsPerUser the limit on sessions of a user, and on devices; 1 or more
 * @param anonymousUsersPerApp the limit on anonymous users of an app, 1 or more
 */
public record ServiceSettings(
    AccessTokenRevocation accessTokenRevocation, int sessionsPerUser, int anonymousUsersPerApp) {}
