/**
 * Unloads the JavaScript engine while nothing calls functions: engines of a class loader of their
 * own, and the timeout after which they are closed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.function.idle;

import org.jspecify.annotations.NullMarked;
