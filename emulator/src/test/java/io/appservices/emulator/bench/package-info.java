/** What {@code make bench} measures. */
package io.appservices.emulator.bench;
