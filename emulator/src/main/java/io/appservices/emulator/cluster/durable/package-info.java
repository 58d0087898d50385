/**
 * The port for keeping the documents of embedded data sources beyond the end of the process: it
 * gets changes in their order, and gives all documents back at the next start.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.durable;

import org.jspecify.annotations.NullMarked;
