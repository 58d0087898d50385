/**
 * The client API v2.0: what the SDKs of apps call.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http.client;
