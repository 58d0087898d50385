/**
 * The definitions of an app: functions, triggers, rules, services and endpoints, read from the
 * stored documents.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.domain.definition;

import org.jspecify.annotations.NullMarked;
