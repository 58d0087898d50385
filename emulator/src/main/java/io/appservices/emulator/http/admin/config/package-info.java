/**
 * The parts of an app in the Admin API: functions, triggers, rules, providers, values and secrets.
 *
 * <p>Internal: not part of the API.
 */
@NullMarked
package io.appservices.emulator.http.admin.config;

import org.jspecify.annotations.NullMarked;
