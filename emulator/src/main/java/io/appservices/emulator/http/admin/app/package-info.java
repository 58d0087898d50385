/**
 * Apps as a whole in the Admin API: created, described, deployed, exported and imported.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.app;

import org.jspecify.annotations.NullMarked;
