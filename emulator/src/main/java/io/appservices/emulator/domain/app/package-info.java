/**
 * An app and its configuration as values: what is edited, drafted and deployed.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.domain.app;
