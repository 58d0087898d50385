/**
 * ES modules as functions that {@code require} can run: a scanner for JavaScript that knows as much
 * of it as the statements {@code import} and {@code export} need, and what takes their place.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.esm;

import org.jspecify.annotations.NullMarked;
