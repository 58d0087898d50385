/**
 * The operations of the host that scripts call and that need no service: text, numbers,
 * cryptography and JSON.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.js.host;

import org.jspecify.annotations.NullMarked;
