/**
 * What apps reach outside of themselves: requests by HTTP, and services that are no data sources.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.service.outside;

import org.jspecify.annotations.NullMarked;
