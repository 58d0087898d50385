/**
 * Tells what happened to users and sessions to whoever subscribed to it.
 *
 * <p>Internal: not part of the API. It decides nothing.
 */
package io.appservices.emulator.service.event;
