/**
 * The storage of the service, as small interfaces. Every method is atomic and safe to call from any
 * thread, and no method calls back into the service while it holds a lock. A method may wait for
 * the medium that keeps the state, and throws {@link
 * io.appservices.emulator.domain.StorageException} if that cannot be reached or cannot keep the
 * change: what only reads changed nothing, of a change it is not known then whether it was kept.
 * The contract is held by one suite that runs against every implementation.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage;

import org.jspecify.annotations.NullMarked;
