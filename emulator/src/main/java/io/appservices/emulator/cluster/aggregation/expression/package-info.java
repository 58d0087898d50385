/**
 * Operators of expressions that the embedded server's library lacks, and the checks of their
 * operands, over those that it has.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.aggregation.expression;

import org.jspecify.annotations.NullMarked;
