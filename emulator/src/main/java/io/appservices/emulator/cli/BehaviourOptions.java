package io.appservices.emulator.cli;

import io.appservices.emulator.EmulatorConfigBuilder;
import io.appservices.emulator.api.AccessTokenRevocation;
import io.appservices.emulator.api.AuthErrors;
import io.appservices.emulator.api.LinkConflicts;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options for what the emulator does where the service leaves a choice, or is to be kinder. */
final class BehaviourOptions {

  @Option(
      names = "--access-token-revocation",
      paramLabel = "immediate|at-expiry",
      defaultValue = "${env:APPSERVICES_EMULATOR_ACCESS_TOKEN_REVOCATION:-immediate}",
      description = {
        "When access tokens of a user stop working that was disabled or whose sessions were"
            + " revoked: with the next request, or when they expire. Default: immediate."
      })
  private String accessTokenRevocation;

  @Option(
      names = "--auth-errors",
      paramLabel = "masked|detailed",
      defaultValue = "${env:APPSERVICES_EMULATOR_AUTH_ERRORS:-masked}",
      description =
          "Whether a refused login says why, as the service did before May 2024. Default: masked.")
  private String authErrors;

  @Option(
      names = "--link-conflicts",
      paramLabel = "guarded|faithful",
      defaultValue = "${env:APPSERVICES_EMULATOR_LINK_CONFLICTS:-guarded}",
      description =
          "How a link to an identity of another user is refused. The service's answer makes"
              + " realm-web try for ever; guarded gives another one after three tries. Default:"
              + " guarded.")
  private String linkConflicts;

  @Option(
      names = "--custom-token-skew",
      paramLabel = "<seconds>",
      defaultValue = "${env:APPSERVICES_EMULATOR_CUSTOM_TOKEN_SKEW:-0}",
      description = "How far the clock of an issuer of custom tokens may be off. Default: 0.")
  private long customTokenSkew;

  @Option(
      names = "--lenient-oauth",
      arity = "0..1",
      paramLabel = "true|false",
      fallbackValue = "true",
      defaultValue = "${env:APPSERVICES_EMULATOR_LENIENT_OAUTH:-false}",
      description = {
        "Take JSON that nobody signed, such as {\"sub\":\"1\",\"email\":\"a@b.c\"}, for a token of"
            + " Google, Facebook and Apple. Default: false."
      })
  private boolean lenientOAuth;

  void applyTo(EmulatorConfigBuilder builder, OptionSetter taker) {
    taker.take(
        "--access-token-revocation",
        accessTokenRevocation,
        text -> builder.accessTokenRevocation(choice(AccessTokenRevocation.class, text)));
    taker.take(
        "--auth-errors", authErrors, text -> builder.authErrors(choice(AuthErrors.class, text)));
    taker.take(
        "--link-conflicts",
        linkConflicts,
        text -> builder.linkConflicts(choice(LinkConflicts.class, text)));
    taker.take(
        "--custom-token-skew",
        String.valueOf(customTokenSkew),
        text -> builder.customTokenSkew(Duration.ofSeconds(customTokenSkew)));
    builder.lenientOAuth(lenientOAuth);
  }

  /** A constant by its name with hyphens, in any case. */
  private static <E extends Enum<E>> E choice(Class<E> type, String text) {
    for (E value : type.getEnumConstants()) {
      if (name(value).equalsIgnoreCase(text)) {
        return value;
      }
    }
    String names =
        Arrays.stream(type.getEnumConstants())
            .map(BehaviourOptions::name)
            .collect(Collectors.joining(" or "));
    throw new IllegalArgumentException("expected " + names + ", not '" + text + "'");
  }

  private static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
