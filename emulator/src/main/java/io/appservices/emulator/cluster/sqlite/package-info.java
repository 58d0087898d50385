/**
 * The documents of embedded data sources in a data directory.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.sqlite;

import org.jspecify.annotations.NullMarked;
