/**
 * Operators: the credentials that are known, and their sessions.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.operator;
