/**
 * Triggers: when a user, a change of data or the clock calls a function.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.trigger;

import org.jspecify.annotations.NullMarked;
