/**
 * Publishes events of users and sessions to subscribers.
 *
 * <p>Internal: not part of the API. It decides nothing.
 */
package io.appservices.emulator.service.event;
