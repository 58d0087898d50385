/**
 * Calls by requests with credentials of their own: custom HTTPS endpoints, incoming webhooks and
 * the Data API.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.endpoint;

import org.jspecify.annotations.NullMarked;
