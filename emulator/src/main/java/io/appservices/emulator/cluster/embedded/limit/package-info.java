/**
 * Queries, pipelines and regular expressions that obey the time limit of the operation that they
 * belong to.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.limit;

import org.jspecify.annotations.NullMarked;
