/**
 * Certificates: reading them, and issuing them to the server itself.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.tls;

import org.jspecify.annotations.NullMarked;
