package io.appservices.emulator.cluster.aggregation;

/** Distances on a sphere. */
public final class Sphere {

  /** The radius of the earth that MongoDB takes. */
  public static final double RADIUS_METERS = 6_378_100;

  private Sphere() {}

  /**
   * Returns the angle between two points in radians, of which longitudes and latitudes are given.
   */
  public static double angle(
      double longitude, double latitude, double otherLongitude, double otherLatitude) {
    double half =
        Math.pow(Math.sin(Math.toRadians(latitude - otherLatitude) / 2), 2)
            + Math.cos(Math.toRadians(otherLatitude))
                * Math.cos(Math.toRadians(latitude))
                * Math.pow(Math.sin(Math.toRadians(longitude - otherLongitude) / 2), 2);
    return 2 * Math.asin(Math.min(1, Math.sqrt(half)));
  }
}
