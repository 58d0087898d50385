/**
 * The operands that the embedded server would fail on, refused in MongoDB's words; and the texts of
 * its refusals.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.operand;

import org.jspecify.annotations.NullMarked;
