/**
 * Users in the Admin API: the confirmed, the pending, and the API keys of servers.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.user;

import org.jspecify.annotations.NullMarked;
