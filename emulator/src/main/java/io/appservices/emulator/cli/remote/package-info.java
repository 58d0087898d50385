/**
 * Clients by which verbs reach an emulator that runs: its own API and the Admin API, by HTTP.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.remote;

import org.jspecify.annotations.NullMarked;
