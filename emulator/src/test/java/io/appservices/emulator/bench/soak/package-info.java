/** What {@code make soak} repeats, and its short form in {@code make test}. */
package io.appservices.emulator.bench.soak;
