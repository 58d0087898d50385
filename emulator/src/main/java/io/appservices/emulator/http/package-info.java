/**
 * The HTTP layer below every API: server up and down, route lookup, request and reply, CORS and the
 * one table from kinds of refusal to status codes. Knows no API.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.http;
