/**
 * Database users and the group that they are in, as the Atlas Administration API has them.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.domain.atlas;
