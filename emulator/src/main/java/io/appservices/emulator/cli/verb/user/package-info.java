/**
 * The verbs of users.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cli.verb.user;

import org.jspecify.annotations.NullMarked;
