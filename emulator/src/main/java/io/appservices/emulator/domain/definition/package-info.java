/**
 * What an app defines: functions, triggers, rules, services and endpoints, read from the documents
 * that are kept.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.domain.definition;
