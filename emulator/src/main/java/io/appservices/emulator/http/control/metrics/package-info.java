/**
 * Numbers about the server for monitoring.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.control.metrics;

import org.jspecify.annotations.NullMarked;
