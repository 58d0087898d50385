/**
 * The verbs that speak to an emulator that runs.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.verb;

import org.jspecify.annotations.NullMarked;
