/**
 * Users over the emulator's own API, as the Admin API cannot show them.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.control.user;

import org.jspecify.annotations.NullMarked;
