/**
 * Everything that is not determined by the input: time, ids, secrets, password hashing.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.runtime;

import org.jspecify.annotations.NullMarked;
