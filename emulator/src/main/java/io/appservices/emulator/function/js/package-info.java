/**
 * Runs functions that are written in JavaScript, on GraalJS, which is an optional dependency: only
 * {@link io.appservices.emulator.function.js.JavaScript} may be used from outside, and it loads the
 * rest on first use.
 */
package io.appservices.emulator.function.js;
