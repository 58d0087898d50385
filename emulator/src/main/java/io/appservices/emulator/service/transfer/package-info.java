/**
 * Users as lines of JSON, out of an app and into one (docs/users.md).
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.transfer;
