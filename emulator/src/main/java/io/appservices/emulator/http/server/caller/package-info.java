/**
 * The hosts and origins that may call.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.server.caller;

import org.jspecify.annotations.NullMarked;
