/** Where the processor time of requests goes, by Flight Recorder and the threads of a server. */
package io.appservices.emulator.bench.profile;
