/**
 * Custom HTTPS endpoints, the Data API and incoming webhooks: requests as functions see them, and
 * what functions make of their answers.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.endpoint;

import org.jspecify.annotations.NullMarked;
