package io.appservices.emulator.domain.emulator;

import java.time.Instant;

/**
 * The progress of a scheduled trigger, or of a database trigger on a real cluster.
 *
 * @param schedule its cron expression: with another one it begins anew; of a database trigger the
 *     token of the last change that it ran for, as JSON
 * @param time the time up to which all of its runs were begun; of a database trigger when its last
 *     one was
 */
public record ScheduleMark(String schedule, Instant time) {}
