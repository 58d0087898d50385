/** What was measured, as tables and beside the figures of the last release. */
package io.appservices.emulator.bench.result;
