/**
 * A directory that keeps data: one SQLite database, in which every owner has tables of its own. All
 * changes are made by one thread, which makes those that wait in one transaction and answers each
 * only when they are flushed to the disk; reads go past it and see what was last committed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.sqlite;

import org.jspecify.annotations.NullMarked;
