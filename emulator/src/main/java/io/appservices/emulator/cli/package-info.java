/**
 * The command line: flags and environment to a configuration, the banner, signals.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.cli;
