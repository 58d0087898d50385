/**
 * Functions of apps: callers, context, resources and logs.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.function;
