/**
 * Records, value objects and rules of the service, without I/O; its errors. Knows no other package.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain;

import org.jspecify.annotations.NullMarked;
