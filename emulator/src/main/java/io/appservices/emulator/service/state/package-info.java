/**
 * The state of an emulator as a whole: copies of it that can be restored, and its replacement by
 * what the emulator starts with.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.state;

import org.jspecify.annotations.NullMarked;
