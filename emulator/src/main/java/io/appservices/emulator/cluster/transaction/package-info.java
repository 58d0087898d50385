/**
 * Transactions on embedded data sources, whose server has none: on a copy, of which a commit brings
 * over what changed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.transaction;

import org.jspecify.annotations.NullMarked;
