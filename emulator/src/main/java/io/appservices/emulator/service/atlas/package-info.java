/**
 * The services of the Atlas Administration API: HTTP Digest and the database users of a group.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.atlas;

import org.jspecify.annotations.NullMarked;
