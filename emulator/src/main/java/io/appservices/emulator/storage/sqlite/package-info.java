/**
 * The storage that lives in the database of a data directory: what was answered survives the
 * process. The columns of its tables are what is searched for; everything else is in the body, as
 * package {@code storage.codec} writes it.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.sqlite;

import org.jspecify.annotations.NullMarked;
