package io.appservices.emulator.service.config;

import static io.appservices.emulator.domain.app.Edition.DEPLOYED;
import static io.appservices.emulator.domain.app.Edition.EDITED;

import io.appservices.emulator.domain.app.App;
import io.appservices.emulator.domain.app.AppState;
import io.appservices.emulator.domain.app.AuthProvider;
import io.appservices.emulator.domain.app.ConfigDocument;
import io.appservices.emulator.domain.app.ConfigKind;
import io.appservices.emulator.domain.app.Edition;
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

/**
 * A readable description of how the edited configuration of an app differs from the deployed one.
 */
final class ConfigDiff {

  private final AppState state;

  ConfigDiff(AppState state) {
    this.state = state;
  }

  List<String> lines() {
    return Stream.concat(
            differences(settings(DEPLOYED), settings(EDITED)),
            Arrays.stream(ConfigKind.values())
                .filter(ConfigKind::isDeployed)
                .flatMap(kind -> differences(parts(kind, DEPLOYED), parts(kind, EDITED))))
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

  private Map<String, Object> settings(Edition edition) {
    Map<String, Object> all = new LinkedHashMap<>();
    addSettings(state.app(edition), all);
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

  /** Returns the stored parts without the times of their last changes. */
  private Map<String, Object> parts(ConfigKind kind, Edition edition) {
    String noun = kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    Function<ConfigDocument, String> what = part -> noun + " '" + shownName(part, edition) + "'";
    return state.parts(edition, kind).list(kind).stream()
        .collect(
            Collectors.toMap(
                what,
                part -> List.of(part.id(), part.body()),
                (one, other) -> List.of(one, other),
                LinkedHashMap::new));
  }

  /** Returns the name to show: a part of a service is stored under the id of the service. */
  private String shownName(ConfigDocument part, Edition edition) {
    String[] path = part.name().split("/", 2);
    return path.length < 2 || !ObjectId.isValid(path[0])
        ? part.name()
        : state
            .parts(edition, ConfigKind.SERVICE)
            .find(ConfigKind.SERVICE, new ObjectId(path[0]))
            .map(service -> service.name() + "/" + path[1])
            .orElse(part.name());
  }
}
