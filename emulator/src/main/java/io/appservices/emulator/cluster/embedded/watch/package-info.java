/**
 * The changes to the embedded server's collections, in their order, and those who watch them.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.cluster.embedded.watch;
