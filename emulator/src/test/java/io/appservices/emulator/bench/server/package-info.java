/** The servers that are measured, each in a process of its own. */
package io.appservices.emulator.bench.server;
