/**
 * Functions of apps: who calls them, in which setting they run, what they reach, and what they log.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.function;
