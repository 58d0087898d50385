/**
 * Who an operator is: logging in, and the access that rows of the Admin API ask for.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.operator;

import org.jspecify.annotations.NullMarked;
