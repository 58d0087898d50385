/**
 * Collations of the embedded server: texts are compared by keys, which stand in the place of the
 * texts of documents and queries.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.collation;

import org.jspecify.annotations.NullMarked;
