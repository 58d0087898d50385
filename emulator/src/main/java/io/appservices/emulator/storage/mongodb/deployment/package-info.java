/**
 * How a shared deployment is asked: connections, collections, the form of what is kept, retries,
 * and what another emulator changed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.mongodb.deployment;

import org.jspecify.annotations.NullMarked;
