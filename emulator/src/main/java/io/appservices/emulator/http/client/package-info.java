/**
 * The client API v2.0: what the SDKs of apps call.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.client;

import org.jspecify.annotations.NullMarked;
