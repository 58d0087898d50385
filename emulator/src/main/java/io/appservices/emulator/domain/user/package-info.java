/**
 * Users, their identities, credentials, sessions and what belongs to them.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.domain.user;
