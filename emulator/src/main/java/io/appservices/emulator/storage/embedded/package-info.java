/**
 * The storage that lives in the memory of the process: nothing to start, nothing left behind.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.embedded;

import org.jspecify.annotations.NullMarked;
