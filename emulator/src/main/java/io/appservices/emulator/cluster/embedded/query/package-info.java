/**
 * The conditions of queries that the library of the embedded server lacks: on bits, on places, by
 * JSON schema and by words. A query with such conditions is rewritten, so that whatever evaluates
 * it comes by here with the document.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.query;

import org.jspecify.annotations.NullMarked;
