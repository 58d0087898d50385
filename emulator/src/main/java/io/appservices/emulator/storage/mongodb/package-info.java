/**
 * The storage in a MongoDB deployment, which any number of emulators share. A value is one document
 * and is changed by compare-and-set on its version; what belongs to an app has a number that no
 * later app gets. There are no transactions: where a change takes several writes, the last one is
 * what makes it count.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.storage.mongodb;

import org.jspecify.annotations.NullMarked;
