/**
 * The API and pages of the emulator's own, for tests and developers, which the real service does
 * not have.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.control;

import org.jspecify.annotations.NullMarked;
