/** The client API v2.0: what the SDKs of apps call. */
package io.appservices.emulator.http.client;
