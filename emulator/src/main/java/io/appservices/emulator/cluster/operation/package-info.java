/**
 * Operations on data sources and changes of them, whether they are embedded or real clusters.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.operation;

import org.jspecify.annotations.NullMarked;
