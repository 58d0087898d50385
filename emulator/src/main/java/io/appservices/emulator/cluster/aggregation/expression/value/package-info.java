/**
 * Values of expressions: their types, numbers and operands, and the errors of those that are wrong.
 *
 * <p>Knows no operator.
 */
@NullMarked
package io.appservices.emulator.cluster.aggregation.expression.value;

import org.jspecify.annotations.NullMarked;
