/**
 * What all verbs of the command line share: how they end, what they print, and how they fail.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.terminal;

import org.jspecify.annotations.NullMarked;
