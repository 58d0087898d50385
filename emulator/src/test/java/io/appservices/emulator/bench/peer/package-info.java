/** Other emulators of services that users log in to. */
package io.appservices.emulator.bench.peer;
