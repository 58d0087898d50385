/**
 * The server: Jetty and Javalin up and down, connections, bodies, limits, and the way of a request
 * to the row that serves it.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.server;

import org.jspecify.annotations.NullMarked;
