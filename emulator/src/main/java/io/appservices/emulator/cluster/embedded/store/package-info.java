/**
 * Where the documents of the embedded server are kept, in the order they were inserted in.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.store;

import org.jspecify.annotations.NullMarked;
