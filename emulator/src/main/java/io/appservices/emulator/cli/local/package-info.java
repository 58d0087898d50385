/**
 * Verbs that need no server: starters, checks of this machine, completion for shells.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.local;

import org.jspecify.annotations.NullMarked;
