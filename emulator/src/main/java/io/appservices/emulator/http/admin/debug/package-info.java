/**
 * Running a function by hand, and the log, in the Admin API.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.debug;

import org.jspecify.annotations.NullMarked;
