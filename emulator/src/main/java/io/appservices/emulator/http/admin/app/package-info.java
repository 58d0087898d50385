/**
 * Apps as a whole in the Admin API: created, described, deployed, exported and imported.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.admin.app;
