/**
 * What of the JVM's heap long-lived objects are in, and whether it is full.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.runtime.heap;

import org.jspecify.annotations.NullMarked;
