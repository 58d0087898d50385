/**
 * The command line: flags and environment to a configuration, the banner, signals.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli;

import org.jspecify.annotations.NullMarked;
