/**
 * Users, their identities, credentials, sessions and what belongs to them.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.user;

import org.jspecify.annotations.NullMarked;
