/**
 * The login: one procedure that every login and every link follows.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.login;

import org.jspecify.annotations.NullMarked;
