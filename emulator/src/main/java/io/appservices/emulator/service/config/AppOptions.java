package io.appservices.emulator.service.config;

/**
 * The options of a new app.
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

  /** The options of an app whose maker chooses nothing. */
  public static final AppOptions DEFAULT = new AppOptions("standard", "US-VA", "GLOBAL", "", "");
}
