/**
 * The login of operators, and the authentication of calls to the Admin API.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.operator;

import org.jspecify.annotations.NullMarked;
