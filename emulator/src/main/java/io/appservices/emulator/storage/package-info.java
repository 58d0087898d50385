/**
 * What the service keeps, as small interfaces. Every method is atomic and safe to call from any
 * thread; none waits for another user's. The contract is held by one suite that runs against every
 * implementation.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.storage;
