package io.appservices.emulator.service;

import static io.appservices.emulator.domain.Edition.DEPLOYED;
import static io.appservices.emulator.domain.Edition.EDITED;

import io.appservices.emulator.domain.App;
import io.appservices.emulator.domain.AuthProvider;
import io.appservices.emulator.domain.ConfigDocument;
import io.appservices.emulator.domain.ConfigKind;
import io.appservices.emulator.domain.Edition;
import io.appservices.emulator.storage.Storage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.types.ObjectId;

/** In words that people read: how the edited configuration of an app differs from the deployed. */
final class ConfigDiff {

  private final Storage storage;

  ConfigDiff(Storage storage) {
    this.storage = storage;
  }

  List<String> lines(ObjectId appId) {
    return Stream.concat(
            differences(settings(appId, DEPLOYED), settings(appId, EDITED)),
            Arrays.stream(ConfigKind.values())
                .filter(ConfigKind::isDeployed)
                .flatMap(
                    kind -> differences(parts(appId, kind, DEPLOYED), parts(appId, kind, EDITED))))
        .toList();
  }

  private static Stream<String> differences(Map<String, Object> before, Map<String, Object> after) {
    List<String> lines = new ArrayList<>();
    before.keySet().stream()
        .filter(Predicate.not(after::containsKey))
        .forEach(what -> lines.add("removed " + what));
    after.forEach(
        (what, value) -> {
          if (!before.containsKey(what)) {
            lines.add("added " + what);
          } else if (!before.get(what).equals(value)) {
            lines.add("modified " + what);
          }
        });
    return lines.stream();
  }

  private Map<String, Object> settings(ObjectId appId, Edition edition) {
    Map<String, Object> all = new LinkedHashMap<>();
    storage.apps().find(appId, edition).ifPresent(app -> addSettings(app, all));
    return all;
  }

  private static void addSettings(App app, Map<String, Object> all) {
    all.put("environment", app.environment());
    all.put("allowed request origins", app.allowedRequestOrigins());
    all.put("refresh token expiration", app.refreshTokenLifetime());
    for (AuthProvider provider : app.providers()) {
      all.put("auth provider '" + provider.type().wireName() + "'", provider);
    }
  }

  /** What a part is kept as, but for the time of its last change. */
  private Map<String, Object> parts(ObjectId appId, ConfigKind kind, Edition edition) {
    String noun = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Function<ConfigDocument, String> what =
        part -> noun + " '" + shownName(appId, part, edition) + "'";
    return storage.config(edition).list(appId, kind).stream()
        .collect(
            Collectors.toMap(
                what,
                part -> List.of(part.id(), part.body()),
                (one, other) -> List.of(one, other),
                LinkedHashMap::new));
  }

  /** What belongs to a service is kept under its id. */
  private String shownName(ObjectId appId, ConfigDocument part, Edition edition) {
    String[] path = part.name().split("/", 2);
    return path.length < 2 || !ObjectId.isValid(path[0])
        ? part.name()
        : storage
            .config(edition)
            .find(appId, ConfigKind.SERVICE, new ObjectId(path[0]))
            .map(service -> service.name() + "/" + path[1])
            .orElse(part.name());
  }
}
