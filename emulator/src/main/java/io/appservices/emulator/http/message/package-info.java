/**
 * Requests and answers as values: methods, paths, bodies, and the one table of status codes.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.message;

import org.jspecify.annotations.NullMarked;
