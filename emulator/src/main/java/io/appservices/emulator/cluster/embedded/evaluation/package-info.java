/**
 * The embedded server's queries, projections, updates and pipelines, applied to documents that are
 * in no data source.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.evaluation;

import org.jspecify.annotations.NullMarked;
