/**
 * Runs the functions of apps.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function;

import org.jspecify.annotations.NullMarked;
