package io.appservices.emulator.service.dependency;

import io.appservices.emulator.function.npm.PackageException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Where packages go below {@code node_modules}: to the top, unless another version is there, which
 * others need.
 */
final class InstallationTree {

  private static final int MOST_PACKAGES = 2_000;
  private static final String BELOW = "/node_modules/";

  private record Wanted(String name, String range, String by) {}

  private final Function<String, PackageVersions> registry;
  private final SortedMap<String, PackageVersions.Release> places = new TreeMap<>();

  InstallationTree(Function<String, PackageVersions> registry) {
    this.registry = registry;
  }

  /**
   * Adds packages, and all that they depend on.
   *
   * @throws PackageException if one cannot be had, or there are too many
   */
  void add(Map<String, String> ranges) {
    Deque<Wanted> open = new ArrayDeque<>();
    ranges.forEach((name, range) -> open.add(new Wanted(name, range, "")));
    while (!open.isEmpty()) {
      Wanted wanted = open.remove();
      Optional<String> place = place(wanted);
      if (place.isPresent()) {
        PackageVersions.Release release = registry.apply(wanted.name()).best(wanted.range());
        places.put(place.get(), release);
        if (places.size() > MOST_PACKAGES) {
          throw new PackageException("more than " + MOST_PACKAGES + " packages are needed");
        }
        release
            .dependencies()
            .forEach((name, range) -> open.add(new Wanted(name, range, place.get())));
      }
    }
  }

  /** Returns where a package has to go; empty if one that fits is in reach already. */
  private Optional<String> place(Wanted wanted) {
    String nearest = null;
    for (String by = wanted.by(); ; by = above(by)) {
      String here = by.isEmpty() ? wanted.name() : by + BELOW + wanted.name();
      PackageVersions.Release there = places.get(here);
      if (there != null) {
        boolean fits = isMet(wanted.range(), there.version());
        return fits ? Optional.empty() : Optional.of(nearest == null ? here : nearest);
      }
      nearest = here;
      if (by.isEmpty()) {
        return Optional.of(here);
      }
    }
  }

  private static boolean isMet(String range, String version) {
    try {
      return VersionRange.of(range).includes(version);
    } catch (PackageException e) {
      // A tag, perhaps, which only the registry knows.
      return false;
    }
  }

  private static String above(String place) {
    int end = place.lastIndexOf(BELOW);
    return end < 0 ? "" : place.substring(0, end);
  }

  SortedMap<String, PackageVersions.Release> places() {
    return Collections.unmodifiableSortedMap(places);
  }
}
