/**
 * The state that an emulator keeps beside apps and users: its keys, its clock, what ran.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.emulator;

import org.jspecify.annotations.NullMarked;
