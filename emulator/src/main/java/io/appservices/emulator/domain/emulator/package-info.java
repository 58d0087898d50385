/**
 * What an emulator knows of itself and keeps beside apps and users: its keys, its clock, what ran.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.emulator;

import org.jspecify.annotations.NullMarked;
