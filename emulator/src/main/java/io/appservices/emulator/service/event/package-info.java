/**
 * Publishes events of users and sessions to subscribers.
 *
 * <p>Internal: not part of the API. It decides nothing.
 */
@NullMarked
package io.appservices.emulator.service.event;

import org.jspecify.annotations.NullMarked;
