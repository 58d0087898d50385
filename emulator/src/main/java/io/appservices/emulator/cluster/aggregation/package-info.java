/**
 * Stages and operators of aggregation that the embedded server's library lacks, over those that it
 * has.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.aggregation;

import org.jspecify.annotations.NullMarked;
