/**
 * What goes wrong with a database: in the words of whoever runs it, and when it begins and ends.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.sqlite.failure;

import org.jspecify.annotations.NullMarked;
