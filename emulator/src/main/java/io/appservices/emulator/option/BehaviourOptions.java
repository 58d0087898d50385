package io.appservices.emulator.option;

import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import io.appservices.emulator.api.MissingRules;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The options for behaviour that the service leaves open, or where the emulator can be more
 * lenient.
 */
public final class BehaviourOptions {

  public static final Option<AccessTokenRevocation> ACCESS_TOKEN_REVOCATION =
      Option.named(
              "--access-token-revocation",
              "accessTokenRevocation",
              Formats.choice(AccessTokenRevocation.class))
          .description(
              "When access tokens of a user stop working that was disabled or whose sessions were"
                  + " revoked: with the next request, or when they expire.")
          .standard(AccessTokenRevocation.IMMEDIATE)
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<AuthErrors> AUTH_ERRORS =
      Option.named("--auth-errors", "authErrors", Formats.choice(AuthErrors.class))
          .description("Whether a refused login says why, as the service did before May 2024.")
          .standard(AuthErrors.MASKED)
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<LinkConflicts> LINK_CONFLICTS =
      Option.named("--link-conflicts", "linkConflicts", Formats.choice(LinkConflicts.class))
          .description(
              "How a link to an identity of another user is refused. The service's answer makes"
                  + " realm-web try for ever; guarded gives another one after three tries.")
          .standard(LinkConflicts.GUARDED)
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<Duration> CUSTOM_TOKEN_SKEW =
      Option.named("--custom-token-skew", "customTokenSkew", Formats.secondsOrNone())
          .description("How far the clock of an issuer of custom tokens may be off.")
          .standard(Duration.ZERO)
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<Boolean> LENIENT_OAUTH =
      Option.named("--lenient-oauth", "lenientOAuth", Formats.bool())
          .description(
              "Take JSON that nobody signed, such as {\"sub\":\"1\",\"email\":\"a@b.c\"}, for a"
                  + " token of Google, Facebook and Apple.")
          .standard(false)
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<Integer> SEED =
      Option.named("--seed", "seed", Formats.number("<number>", 0, Integer.MAX_VALUE))
          .description(
              "Makes ids, tokens, keys and codes follow from a number, the same in every run; they"
                  + " can be guessed then.")
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<Instant> FROZEN_AT =
      Option.named("--frozen-at", "frozenAt", Formats.instant())
          .description("The time at which the clock stands still from the start on.")
          .in(OptionGroup.BEHAVIOUR);

  public static final Option<MissingRules> RULES =
      Option.named("--rules", "rules", Formats.choice(MissingRules.class))
          .description(
              "Whether users may do everything with a collection that has no rule, where there is"
                  + " no default rule either, or nothing, as on the service.")
          .told("lenient, and strict for an app from a folder or an import that has a rule")
          .in(OptionGroup.BEHAVIOUR);

  static final List<Option<?>> ALL =
      List.of(
          ACCESS_TOKEN_REVOCATION,
          AUTH_ERRORS,
          LINK_CONFLICTS,
          CUSTOM_TOKEN_SKEW,
          LENIENT_OAUTH,
          SEED,
          FROZEN_AT,
          RULES);

  private BehaviourOptions() {}
}
