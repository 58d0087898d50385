/**
 * The tables of a data directory: their schema and its steps, and rows that several stores read and
 * write alike.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.sqlite.table;

import org.jspecify.annotations.NullMarked;
