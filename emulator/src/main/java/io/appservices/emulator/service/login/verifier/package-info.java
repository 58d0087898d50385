/**
 * A verifier for each way to log in: checks the credentials, and finds out whose they are.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.login.verifier;

import org.jspecify.annotations.NullMarked;
