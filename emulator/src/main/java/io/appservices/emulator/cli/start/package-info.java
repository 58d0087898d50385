/**
 * The verbs that begin a server: options to a configuration, the banner, signals.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.start;

import org.jspecify.annotations.NullMarked;
