/**
 * Runs functions that are written in JavaScript, on GraalJS, which is an optional dependency: only
 * {@link io.appservices.emulator.function.js.JavaScript} may be used from outside, and it loads the
 * rest on first use.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.js;

import org.jspecify.annotations.NullMarked;
