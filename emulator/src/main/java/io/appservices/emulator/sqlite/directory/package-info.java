/**
 * The directory of a database: who may read it, and who has it.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.sqlite.directory;

import org.jspecify.annotations.NullMarked;
