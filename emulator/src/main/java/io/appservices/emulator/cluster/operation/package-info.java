/**
 * Operations on data sources and changes of them, whether they are embedded or real clusters.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.cluster.operation;
