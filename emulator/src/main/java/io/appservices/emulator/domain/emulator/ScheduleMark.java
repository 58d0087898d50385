package io.appservices.emulator.domain.emulator;

import java.time.Instant;

/**
 * The progress of a scheduled trigger.
 *
 * @param schedule its cron expression: with another one it begins anew
 * @param time the time up to which all of its runs were begun
 */
public record ScheduleMark(String schedule, Instant time) {}
