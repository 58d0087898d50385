package io.appservices.emulator;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.option.BehaviourOptions;
import io.appservices.emulator.option.OptionGroup;
import io.appservices.emulator.option.OptionValues;
import java.time.Duration;

/** What an emulator does where the service leaves a choice, or is to be kinder. Immutable. */
public final class BehaviourSettings extends Settings {

  BehaviourSettings(OptionValues values) {
    super(OptionGroup.BEHAVIOUR, values);
  }

  /** When access tokens of ended sessions stop working. */
  public AccessTokenRevocation accessTokenRevocation() {
    return get(BehaviourOptions.ACCESS_TOKEN_REVOCATION);
  }

  /** Whether refused logins say why. */
  public AuthErrors authErrors() {
    return get(BehaviourOptions.AUTH_ERRORS);
  }

  /** How a link is refused whose identity belongs to another user. */
  public LinkConflicts linkConflicts() {
    return get(BehaviourOptions.LINK_CONFLICTS);
  }

  /** How far the clock of an issuer of custom tokens may be off. */
  public Duration customTokenSkew() {
    return get(BehaviourOptions.CUSTOM_TOKEN_SKEW);
  }

  /** Whether OAuth providers take JSON that nobody signed for a token. */
  public boolean lenientOAuth() {
    return get(BehaviourOptions.LENIENT_OAUTH);
  }

  /** Sets what the emulator does where there is a choice. */
  public static final class Builder {

    private final EmulatorConfigBuilder config;

    Builder(EmulatorConfigBuilder config) {
      this.config = config;
    }

    /** When access tokens of ended sessions stop working; at once, unless set. */
    public Builder accessTokenRevocation(AccessTokenRevocation revocation) {
      config.put(BehaviourOptions.ACCESS_TOKEN_REVOCATION, revocation);
      return this;
    }

    /** Whether refused logins say why; they do not, unless set. */
    public Builder authErrors(AuthErrors authErrors) {
      config.put(BehaviourOptions.AUTH_ERRORS, authErrors);
      return this;
    }

    /** How a link is refused whose identity belongs to another user; guarded, unless set. */
    public Builder linkConflicts(LinkConflicts linkConflicts) {
      config.put(BehaviourOptions.LINK_CONFLICTS, linkConflicts);
      return this;
    }

    /**
     * How far the clock of an issuer of custom tokens may be off; not at all, unless set.
     *
     * @throws IllegalArgumentException if it is negative, or more than 365 days
     */
    public Builder customTokenSkew(Duration skew) {
      config.put(BehaviourOptions.CUSTOM_TOKEN_SKEW, skew);
      return this;
    }

    /**
     * Whether OAuth providers take JSON that nobody signed, such as {@code {"sub": "1", "email":
     * "a@b.c"}}, for a token; not unless set.
     */
    public Builder lenientOAuth(boolean lenient) {
      config.put(BehaviourOptions.LENIENT_OAUTH, lenient);
      return this;
    }
  }
}
