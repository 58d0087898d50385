package io.appservices.emulator.service;

import io.appservices.emulator.domain.AccessTokenRevocation;

/**
 * How the service behaves where the documents leave a choice.
 *
 * @param accessTokenRevocation when access tokens of ended sessions stop working
 */
public record ServiceSettings(AccessTokenRevocation accessTokenRevocation) {}
