/**
 * What is left of a test that failed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.testkit.failure;

import org.jspecify.annotations.NullMarked;
