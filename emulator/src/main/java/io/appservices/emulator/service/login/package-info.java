/**
 * The login: one verifier for each authentication provider, and one procedure that every login
 * follows.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.login;
