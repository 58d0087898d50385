/**
 * Users as lines of JSON, out of an app and into one (docs/users.md).
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.transfer;

import org.jspecify.annotations.NullMarked;
