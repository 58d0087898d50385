/**
 * Assertions for AssertJ, which the project that uses them has to bring: {@link
 * io.appservices.testkit.assertion.EmulatorAssertions}. What fails says what was found, and why the
 * emulator refused a call.
 */
@NullMarked
package io.appservices.testkit.assertion;

import org.jspecify.annotations.NullMarked;
