/**
 * Puts an emulator together: the only package that knows which class does what. What it made is
 * handed on as the final fields of its parts.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.assembly;

import org.jspecify.annotations.NullMarked;
