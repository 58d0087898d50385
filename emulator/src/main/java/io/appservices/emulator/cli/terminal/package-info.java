/**
 * The parts that all verbs of the command line share: exit status, output and errors.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.terminal;

import org.jspecify.annotations.NullMarked;
