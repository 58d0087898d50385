package io.appservices.emulator.service.config;

/**
 * What may be chosen when an app is made.
 *
 * @param product {@code standard}, {@code atlas}, {@code data-api} or {@code device-sync}
 * @param location such as {@code US-VA}
 * @param deploymentModel {@code GLOBAL} or {@code LOCAL}
 * @param providerRegion such as {@code aws-us-east-1}, or empty
 * @param environment the empty string or the name of an environment
 */
public record AppOptions(
    String product,
    String location,
    String deploymentModel,
    String providerRegion,
    String environment) {

  /** What an app gets whose maker chooses nothing. */
  public static final AppOptions DEFAULT = new AppOptions("standard", "US-VA", "GLOBAL", "", "");
}
