package io.appservices.emulator.service.session;

import io.appservices.emulator.api.AccessTokenRevocation;

/**
 * The configurable behaviour of the service.
 *
 * @param accessTokenRevocation when access tokens of ended sessions stop working
 * @param sessionsPerUser how many sessions of a user are kept, and how many devices; 1 or more
 * @param anonymousUsersPerApp how many anonymous users of an app are kept, 1 or more
 */
public record ServiceSettings(
    AccessTokenRevocation accessTokenRevocation, int sessionsPerUser, int anonymousUsersPerApp) {}
