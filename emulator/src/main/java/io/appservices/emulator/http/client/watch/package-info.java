/**
 * The stream of change events, and the bound on what waits in all of them.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.client.watch;
