/**
 * Files that are written as a whole, or stay as they were.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.runtime.file;

import org.jspecify.annotations.NullMarked;
