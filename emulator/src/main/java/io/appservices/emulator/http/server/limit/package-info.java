/**
 * The bounds of each kind of work, and what waits without a thread of the server's.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.server.limit;

import org.jspecify.annotations.NullMarked;
