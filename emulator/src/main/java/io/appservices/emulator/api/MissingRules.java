package io.appservices.emulator.api;

/**
 * The access of users to a collection that has no rule, in a data source without a default rule.
 */
public enum MissingRules {
  /** Lets users do everything, so that a test needs no rules. */
  LENIENT,
  /** Refuses everything, as the service does. */
  STRICT
}
