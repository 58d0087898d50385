/**
 * The npm packages of an app: their files, from folders and archives, and the resolution of what
 * {@code require} is given, as Node does it.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.npm;

import org.jspecify.annotations.NullMarked;
