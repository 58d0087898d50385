/**
 * The changes to the embedded server's collections, in their order, and those who watch them.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.watch;

import org.jspecify.annotations.NullMarked;
