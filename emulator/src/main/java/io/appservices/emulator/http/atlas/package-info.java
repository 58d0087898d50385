/**
 * The Atlas Administration API v1.0, as far as it is about database users and groups.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.atlas;

import org.jspecify.annotations.NullMarked;
