/**
 * What calls may take, how many at a time, how long and how much memory, without the engine that
 * runs them: for {@link io.appservices.emulator.function.js} alone.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.js.limit;

import org.jspecify.annotations.NullMarked;
