/**
 * The parts that more than one API needs: bodies and answers of the same shape, and the refusal of
 * what is not emulated.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.shared;

import org.jspecify.annotations.NullMarked;
