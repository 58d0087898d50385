/**
 * What the real service does not have: the emulator's own API and pages for tests and developers.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.control;

import org.jspecify.annotations.NullMarked;
