/** Custom HTTPS endpoints, incoming webhooks and the Data API, as their callers meet them. */
package io.appservices.emulator.endpoints;
