/**
 * Small callers of the emulator's APIs for tests, on the HTTP client of the JDK: {@link
 * io.appservices.testkit.client.ClientApi} for what apps do, {@link
 * io.appservices.testkit.client.AdminApi} for what operators do and {@link
 * io.appservices.testkit.client.ControlApi} for the emulator's own API.
 */
@NullMarked
package io.appservices.testkit.client;

import org.jspecify.annotations.NullMarked;
