package io.appservices.emulator.service.config;

/**
 * The options of a new app.
 *
 * @param product {@code standard}, {@code atlas}, {@code data-api} or {@code device-sync}
 * @param location such as {@code US-VA}
 * @param deploymentModel {@code GLOBAL} or {@code LOCAL}
 * @param providerRegion such as {@code aws-us-east-1}, or empty
 * @param environment the empty string or the name of an environment
 * @param ready whether clients can use it at once, with anon-user, local-userpass and api-key
 *     switched on; if not, it has one provider, api-key, which is disabled
 */
public record AppOptions(
    String product,
    String location,
    String deploymentModel,
    String providerRegion,
    String environment,
    boolean ready) {

  /** Makes the options of an app that the service would make: one that is not ready. */
  public AppOptions(
      String product,
      String location,
      String deploymentModel,
      String providerRegion,
      String environment) {
    this(product, location, deploymentModel, providerRegion, environment, false);
  }

  /** The options of an app whose maker chooses nothing. */
  public static final AppOptions DEFAULT = new AppOptions("standard", "US-VA", "GLOBAL", "", "");

  /** The same, of an app that clients can use at once. */
  public static final AppOptions READY = DEFAULT.readyOf("standard");

  /** Returns these options for an app of a product that clients can use at once. */
  public AppOptions readyOf(String ofProduct) {
    return new AppOptions(ofProduct, location, deploymentModel, providerRegion, environment, true);
  }
}
