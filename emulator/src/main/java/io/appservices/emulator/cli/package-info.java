/**
 * The command line: the program, which verbs it has, and what is wrong with a call of it.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli;

import org.jspecify.annotations.NullMarked;
