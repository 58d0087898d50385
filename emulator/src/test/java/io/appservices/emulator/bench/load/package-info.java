/** Requests, and how they keep a server busy. */
package io.appservices.emulator.bench.load;
