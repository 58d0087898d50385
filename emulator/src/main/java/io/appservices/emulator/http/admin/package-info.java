/**
 * The Admin API v3.0: what operators, the CLI and SDK test suites call.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin;

import org.jspecify.annotations.NullMarked;
