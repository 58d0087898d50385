/**
 * Runs the functions of apps.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.function;
