/**
 * Operators on dates: their parts, units, texts, and what is between two of them.
 *
 * <p>Knows no document, and no operator on other values.
 */
@NullMarked
package io.appservices.emulator.cluster.aggregation.expression.date;

import org.jspecify.annotations.NullMarked;
