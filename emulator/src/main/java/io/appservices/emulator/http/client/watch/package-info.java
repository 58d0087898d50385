/**
 * The stream of change events, and the bound on what waits in all of them.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.client.watch;

import org.jspecify.annotations.NullMarked;
