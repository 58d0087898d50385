/**
 * The report that a failed test leaves.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.testkit.failure;

import org.jspecify.annotations.NullMarked;
