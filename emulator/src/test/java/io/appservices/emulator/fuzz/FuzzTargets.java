package io.appservices.emulator.fuzz;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** All targets by the names that {@code make fuzz TARGET=...} takes. */
final class FuzzTargets {

  static final Map<String, Supplier<Target>> BY_NAME =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("json", JsonTarget::new),
              Map.entry("jwt", JwtTarget::new),
              Map.entry("authorization", AuthorizationTarget::new),
              Map.entry("query", QueryTarget::new),
              Map.entry("folder", FolderTarget::new),
              Map.entry("archive", ArchiveTarget::new),
              Map.entry("users", UsersTarget::new),
              Map.entry("rule", RuleTarget::new),
              Map.entry("schedule", ScheduleTarget::new),
              Map.entry("pipeline", PipelineTarget::new),
              Map.entry("console", ConsoleTarget::new),
              Map.entry("request", RequestTarget::new)));

  private FuzzTargets() {}

  static Target open(String name) {
    Supplier<Target> target = BY_NAME.get(name);
    if (target == null) {
      throw new IllegalArgumentException("no target " + name + ", only " + BY_NAME.keySet());
    }
    return target.get();
  }
}
