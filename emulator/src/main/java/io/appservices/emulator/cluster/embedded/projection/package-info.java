/**
 * The projections of {@code find} and {@code findAndModify}: which fields of a document they give.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.projection;

import org.jspecify.annotations.NullMarked;
