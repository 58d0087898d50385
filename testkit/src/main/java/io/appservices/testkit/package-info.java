/** The JUnit Jupiter extension for tests that run against the emulator. */
package io.appservices.testkit;
