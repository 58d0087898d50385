/**
 * Functions of apps: callers, context, resources and logs.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.function;

import org.jspecify.annotations.NullMarked;
