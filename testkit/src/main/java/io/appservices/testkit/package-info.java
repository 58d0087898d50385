/**
 * JUnit Jupiter tests against the emulator: {@link io.appservices.testkit.AppServicesTest} on a
 * class, or an {@link io.appservices.testkit.AppServicesExtension} in a field for settings of your
 * own. Works with JUnit 5 and 6.
 */
@NullMarked
package io.appservices.testkit;

import org.jspecify.annotations.NullMarked;
