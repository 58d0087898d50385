/**
 * What updates make of a document: their operators, the paths that these are for, and pipelines.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.update;

import org.jspecify.annotations.NullMarked;
