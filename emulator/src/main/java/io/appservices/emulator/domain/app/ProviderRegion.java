package io.appservices.emulator.domain.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The regions of cloud providers that apps can be deployed to (docs: deployment models and
 * regions).
 */
public enum ProviderRegion {
  AWS_EU_WEST_1("Ireland", "IE", "IE", true),
  AWS_US_WEST_2("Oregon", "US-OR", "US", true),
  AWS_AP_SOUTHEAST_2("Sydney", "AU", "AU", true),
  AWS_US_EAST_1("Virginia", "US-VA", "US", true),
  AWS_US_EAST_2("Ohio", "US-VA", "US", false),
  AWS_EU_WEST_2("London", "IE", "GB", false),
  AWS_EU_CENTRAL_1("Frankfurt", "DE-FF", "DE", false),
  AWS_AP_SOUTH_1("Mumbai", "IN-MB", "IN", false),
  AWS_AP_SOUTHEAST_1("Singapore", "SG", "SG", false),
  AWS_SA_EAST_1("São Paulo", "BR-SP", "BR", false),
  AZURE_EASTUS2("Virginia", "US-VA", "US", false),
  AZURE_WESTUS("California", "US-OR", "US", false),
  AZURE_WESTEUROPE("Netherlands", "DE-FF", "NL", false),
  AZURE_SOUTHEASTASIA("Singapore", "SG", "SG", false),
  AZURE_EASTASIA("Hong Kong", "IN-MB", "HK", false),
  GCP_US_CENTRAL1("Iowa", "US-VA", "US", false),
  GCP_US_EAST4("Virginia", "US-VA", "US", false),
  GCP_US_WEST1("Oregon", "US-OR", "US", false),
  GCP_EUROPE_WEST1("Belgium", "DE-FF", "BE", false),
  GCP_ASIA_SOUTH1("Mumbai", "IN-MB", "IN", false);

  private final String shownName;
  private final String location;
  private final String country;
  private final boolean global;

  ProviderRegion(String shownName, String location, String country, boolean global) {
    this.shownName = shownName;
    this.location = location;
    this.country = country;
    this.global = global;
  }

  public static Optional<ProviderRegion> byId(String id) {
    return Arrays.stream(values()).filter(region -> region.id().equals(id)).findFirst();
  }

  /** Returns the first of the regions at a location, such as {@code US-VA}. */
  public static Optional<ProviderRegion> byLocation(String location) {
    return Arrays.stream(values()).filter(region -> region.location.equals(location)).findFirst();
  }

  /** Returns the id, such as {@code aws-us-east-1}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns the name to show, such as {@code Virginia}. */
  public String shownName() {
    return shownName;
  }

  /** {@code aws}, {@code azure} or {@code gcp}. */
  public String cloudProvider() {
    return id().substring(0, id().indexOf('-'));
  }

  /** Returns the location that older clients know it by, such as {@code US-VA}. */
  public String location() {
    return location;
  }

  /** Returns the country in two letters (ISO 3166-1). */
  public String country() {
    return country;
  }

  /** Returns whether apps of the deployment model {@code GLOBAL} can be in the region. */
  public boolean isGlobal() {
    return global;
  }
}
