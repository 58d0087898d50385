/**
 * The access of callers in process: users and configuration by name, refusals that name what is
 * wrong, values as types of the API, and listeners that end with their use.
 */
@NullMarked
package io.appservices.emulator.inprocess;

import org.jspecify.annotations.NullMarked;
