/**
 * Operators: the credentials that are known, and their sessions.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.operator;

import org.jspecify.annotations.NullMarked;
