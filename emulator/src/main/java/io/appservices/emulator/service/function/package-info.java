/**
 * What an app's own code and data do: functions, triggers, values, and the linked data source.
 *
 * <p>Internal: not part of the API.
 */
package io.appservices.emulator.service.function;
