package io.appservices.emulator.config;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.api.MissingRules;
import io.appservices.emulator.option.BehaviourOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Settings for behaviour that the service leaves open, or where the emulator can be more lenient.
 * Immutable.
 */
public final class BehaviourSettings extends Settings {

  BehaviourSettings(OptionValues values) {
    super(OptionGroup.BEHAVIOUR, values);
  }

  /** Returns when access tokens of ended sessions stop working. */
  public AccessTokenRevocation accessTokenRevocation() {
    return get(BehaviourOptions.ACCESS_TOKEN_REVOCATION);
  }

  /** Returns how much refused logins tell of the reason. */
  public AuthErrors authErrors() {
    return get(BehaviourOptions.AUTH_ERRORS);
  }

  /** Returns how a link is refused if the identity belongs to another user. */
  public LinkConflicts linkConflicts() {
    return get(BehaviourOptions.LINK_CONFLICTS);
  }

  /** Returns the tolerated clock difference to issuers of custom tokens. */
  public Duration customTokenSkew() {
    return get(BehaviourOptions.CUSTOM_TOKEN_SKEW);
  }

  /** Returns whether OAuth providers accept unsigned JSON as a token. */
  public boolean lenientOAuth() {
    return get(BehaviourOptions.LENIENT_OAUTH);
  }

  /** Returns the number that ids, tokens, keys and codes follow from; empty for chance. */
  public Optional<Integer> seed() {
    return find(BehaviourOptions.SEED);
  }

  /** Returns the time at which the clock stands still from the start on; empty if it runs. */
  public Optional<Instant> frozenAt() {
    return find(BehaviourOptions.FROZEN_AT);
  }

  /**
   * Returns what users may do with collections that have no rule; empty if that was not set: then
   * everything, but nothing in an app from a folder or an import that has a rule.
   */
  public Optional<MissingRules> rules() {
    return find(BehaviourOptions.RULES);
  }

  /** Sets what the emulator does where there is a choice. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /** Sets when access tokens of ended sessions stop working; at once by default. */
    public Builder accessTokenRevocation(AccessTokenRevocation revocation) {
      config.put(BehaviourOptions.ACCESS_TOKEN_REVOCATION, revocation);
      return this;
    }

    /** Sets whether refused logins tell the reason; they do not by default. */
    public Builder authErrors(AuthErrors authErrors) {
      config.put(BehaviourOptions.AUTH_ERRORS, authErrors);
      return this;
    }

    /** Sets how a link is refused if the identity belongs to another user; guarded by default. */
    public Builder linkConflicts(LinkConflicts linkConflicts) {
      config.put(BehaviourOptions.LINK_CONFLICTS, linkConflicts);
      return this;
    }

    /**
     * Sets the tolerated clock difference to issuers of custom tokens; zero by default.
     *
     * @throws IllegalArgumentException if it is negative, or more than 365 days
     */
    public Builder customTokenSkew(Duration skew) {
      config.put(BehaviourOptions.CUSTOM_TOKEN_SKEW, skew);
      return this;
    }

    /**
     * Sets whether OAuth providers accept unsigned JSON, such as {@code {"sub": "1", "email":
     * "a@b.c"}}, as a token; off by default.
     */
    public Builder lenientOAuth(boolean lenient) {
      config.put(BehaviourOptions.LENIENT_OAUTH, lenient);
      return this;
    }

    /**
     * Makes ids, tokens, keys and codes follow from a number, so that the same calls in the same
     * order get the same answers in every run; by default they are left to chance. Whoever knows
     * the number can guess them.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Builder seed(int seed) {
      config.put(BehaviourOptions.SEED, seed);
      return this;
    }

    /**
     * Sets the time at which the clock stands still from the start on, and after a reset; by
     * default it runs, from the time of the machine. A state that is kept goes on with its own.
     *
     * @throws IllegalArgumentException if the clock cannot show it
     */
    public Builder frozenAt(Instant time) {
      config.put(BehaviourOptions.FROZEN_AT, time);
      return this;
    }

    /**
     * Sets what users may do with collections that have no rule, in all apps. By default
     * everything, but nothing in an app from a folder or an import that has a rule.
     */
    public Builder rules(MissingRules rules) {
      config.put(BehaviourOptions.RULES, rules);
      return this;
    }
  }
}
