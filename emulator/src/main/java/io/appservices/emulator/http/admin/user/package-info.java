/**
 * Users in the Admin API: the confirmed, the pending, and the API keys of servers.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.admin.user;
