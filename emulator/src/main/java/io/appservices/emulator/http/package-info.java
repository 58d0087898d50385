/**
 * The layer below every API: routes, calls, who may make them, and who filters and observes them.
 * Knows no API.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http;

import org.jspecify.annotations.NullMarked;
