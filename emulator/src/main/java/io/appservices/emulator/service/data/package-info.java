/**
 * The data of an app as clients and functions see it: operations by name, under the rules of the
 * app.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.data;

import org.jspecify.annotations.NullMarked;
