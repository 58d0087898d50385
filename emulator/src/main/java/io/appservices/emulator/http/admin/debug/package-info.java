/**
 * Running a function by hand, and the log, in the Admin API.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.admin.debug;
