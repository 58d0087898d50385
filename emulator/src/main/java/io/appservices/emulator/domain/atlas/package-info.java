/**
 * Database users and the group that they are in, as the Atlas Administration API has them.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.atlas;

import org.jspecify.annotations.NullMarked;
