/**
 * The schemas of {@code $jsonSchema}, which the library of the embedded server lacks: what a value
 * has to be, keyword by keyword.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.cluster.embedded.query.schema;

import org.jspecify.annotations.NullMarked;
