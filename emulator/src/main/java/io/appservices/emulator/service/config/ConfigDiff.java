package io.appservices.emulator.service.config;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Configuration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** A readable description of how one configuration of an app differs from another. */
final class ConfigDiff {

  /**
   * A part of a configuration.
   *
   * @param key tells it apart from the others of its kind
   * @param content what makes it another one if it differs
   * @param shown the content without secrets
   */
  private record Part(String key, Object content, Object shown) {}

  private final Configuration before;
  private final Configuration after;

  ConfigDiff(Configuration before, Configuration after) {
    this.before = before;
    this.after = after;
  }

  /** Returns each change in a line. */
  List<String> lines() {
    return changes().stream().map(ConfigChange::line).toList();
  }

  /** Returns the changes kind by kind; of each kind what was removed first. */
  List<ConfigChange> changes() {
    return Stream.of(
            changes(ConfigChange.SETTING, settings(before.app()), settings(after.app())),
            changes("auth provider", providers(before.app()), providers(after.app())),
            Arrays.stream(ConfigKind.values())
                .filter(ConfigKind::isDeployed)
                .flatMap(kind -> changes(noun(kind), parts(kind, before), parts(kind, after))))
        .flatMap(changes -> changes)
        .toList();
  }

  private static Stream<ConfigChange> changes(String kind, List<Part> before, List<Part> after) {
    Map<String, Part> old = byKey(before);
    Map<String, Part> now = byKey(after);
    List<ConfigChange> changes = new ArrayList<>();
    old.forEach(
        (key, part) -> {
          if (!now.containsKey(key)) {
            changes.add(change(kind, key, part, null));
          }
        });
    now.forEach(
        (key, part) -> {
          Part earlier = old.get(key);
          if (earlier == null || !Objects.equals(earlier.content(), part.content())) {
            changes.add(change(kind, key, earlier, part));
          }
        });
    return changes.stream();
  }

  private static ConfigChange change(
      String kind, String name, @Nullable Part before, @Nullable Part after) {
    return new ConfigChange(
        kind,
        name,
        Optional.ofNullable(before).map(Part::shown),
        Optional.ofNullable(after).map(Part::shown));
  }

  private static Map<String, Part> byKey(List<Part> parts) {
    Map<String, Part> all = new LinkedHashMap<>();
    for (Part part : parts) {
      all.merge(part.key(), part, ConfigDiff::both);
    }
    return all;
  }

  /** Parts of a service that was deleted may have the name of others by now. */
  private static Part both(Part one, Part other) {
    return new Part(
        one.key(), List.of(one.content(), other.content()), List.of(one.shown(), other.shown()));
  }

  private static List<Part> settings(App app) {
    return List.of(
        setting("environment", app.environment()),
        setting("allowed request origins", app.allowedRequestOrigins()),
        setting("refresh token expiration", app.refreshTokenLifetime().toSeconds()));
  }

  private static Part setting(String name, Object value) {
    return new Part(name, value, value);
  }

  private static List<Part> providers(App app) {
    return app.providers().stream().map(ConfigDiff::provider).toList();
  }

  private static Part provider(AuthProvider provider) {
    Document shown = new Document("disabled", provider.disabled());
    shown.putAll(ShownConfig.of(provider.settings()));
    return new Part(provider.type().wireName(), provider, shown);
  }

  /** Returns the stored parts without the times of their last changes. */
  private static List<Part> parts(ConfigKind kind, Configuration in) {
    return in.parts().list(kind).stream()
        .map(
            part ->
                new Part(
                    shownName(part, in),
                    List.of(part.id(), part.body()),
                    ShownConfig.of(part.body())))
        .toList();
  }

  private static String noun(ConfigKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Returns the name to show: a part of a service is stored under the id of the service. */
  private static String shownName(ConfigDocument part, Configuration in) {
    String[] path = part.name().split("/", 2);
    return path.length < 2 || !ObjectId.isValid(path[0])
        ? part.name()
        : in.parts()
            .find(ConfigKind.SERVICE, new ObjectId(path[0]))
            .map(service -> service.name() + "/" + path[1])
            .orElse(part.name());
  }
}
