/**
 * Issues and reads the tokens of the emulator; checks tokens that others issued.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.token;

import org.jspecify.annotations.NullMarked;
