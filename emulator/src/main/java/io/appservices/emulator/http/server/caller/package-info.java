/**
 * Who may call: hosts and origins.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.server.caller;
