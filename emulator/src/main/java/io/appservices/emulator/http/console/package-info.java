/**
 * The console: its files, and the sessions of the browsers that are signed in.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.console;

import org.jspecify.annotations.NullMarked;
