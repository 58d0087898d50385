package io.appservices.emulator.service.dependency;

import io.appservices.emulator.domain.app.Dependencies.Dependency;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The changes that an upload of packages makes. */
public record DependencyDiff(
    List<Dependency> added, List<Dependency> deleted, List<Modified> modified) {

  /** A package of which there will be another version. */
  public record Modified(String name, String version, String previousVersion) {}

  /** Returns the difference of versions, which are given by the names of their packages. */
  static DependencyDiff between(Map<String, String> before, Map<String, String> after) {
    List<Dependency> added = new ArrayList<>();
    List<Dependency> deleted = new ArrayList<>();
    List<Modified> modified = new ArrayList<>();
    after.forEach(
        (name, version) -> {
          String previous = before.get(name);
          if (previous == null) {
            added.add(new Dependency(name, version));
          } else if (!previous.equals(version)) {
            modified.add(new Modified(name, version, previous));
          }
        });
    before.forEach(
        (name, version) -> {
          if (!after.containsKey(name)) {
            deleted.add(new Dependency(name, version));
          }
        });
    return new DependencyDiff(added, deleted, modified);
  }
}
