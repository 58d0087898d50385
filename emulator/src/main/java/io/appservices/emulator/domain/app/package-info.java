/**
 * An app and its configuration as values: what is edited, drafted and deployed.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.app;

import org.jspecify.annotations.NullMarked;
