/**
 * Sessions of users and their tokens: opened, checked, refreshed and ended; why one ended.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.session;

import org.jspecify.annotations.NullMarked;
