/** What an app's own code and data do: functions, triggers, values, and the linked data source. */
package io.appservices.emulator.service.function;
