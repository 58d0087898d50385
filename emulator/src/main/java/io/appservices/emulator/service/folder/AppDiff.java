package io.appservices.emulator.service.folder;

import io.appservices.emulator.appfolder.AppConfiguration;
import io.appservices.emulator.appfolder.Part;
import io.appservices.emulator.appfolder.Section;
import io.appservices.emulator.domain.definition.Environment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The changes that an import would make to an app, as lines to read. */
final class AppDiff {

  private static final List<String> ROOT = List.of("allowed_request_origins", "environment");

  private final AppConfiguration before;
  private final AppConfiguration after;
  private final UnaryOperator<String> secretValue;

  /**
   * Makes the difference between two configurations.
   *
   * @param secretValue the current value of a secret, by its name; null if there is none
   */
  AppDiff(AppConfiguration before, AppConfiguration after, UnaryOperator<String> secretValue) {
    this.before = before;
    this.after = after;
    this.secretValue = secretValue;
  }

  /** Returns a line for each part that differs; those that are gone only if that matters. */
  List<String> lines(boolean withRemoved) {
    List<String> lines = new ArrayList<>();
    for (String key : ROOT) {
      if ((withRemoved || after.root().containsKey(key))
          && !Objects.equals(text(before, key), text(after, key))) {
        lines.add("changed app: " + key);
      }
    }
    Map<Part.Key, Part> existing = byKey(before);
    Map<Part.Key, Part> wanted = byKey(after);
    wanted.values().forEach(part -> compare(existing.get(part.key()), part, lines));
    if (withRemoved) {
      existing.keySet().stream()
          .filter(key -> !wanted.containsKey(key))
          .forEach(key -> lines.add("removed " + key));
    }
    return lines;
  }

  private void compare(@Nullable Part existing, Part wanted, List<String> lines) {
    @Nullable Part old = wanted.section() == Section.SECRET ? secret(wanted) : existing;
    if (old == null) {
      lines.add("added " + wanted.key());
    } else if (!old.body().equals(wanted.body())) {
      lines.add("changed " + wanted.key() + ": " + members(old.body(), wanted.body()));
    }
  }

  private @Nullable Part secret(Part wanted) {
    String value = secretValue.apply(wanted.name());
    return value == null ? null : wanted.with(new Document("value", value));
  }

  private static String members(Document old, Document now) {
    TreeSet<String> keys = new TreeSet<>(old.keySet());
    keys.addAll(now.keySet());
    keys.removeIf(key -> Objects.equals(old.get(key), now.get(key)));
    return String.join(", ", keys);
  }

  private static Map<Part.Key, Part> byKey(AppConfiguration configuration) {
    Map<Part.Key, Part> all = new LinkedHashMap<>();
    configuration.parts().forEach(part -> all.put(part.key(), part));
    return all;
  }

  /**
   * Returns the text to compare: no environment equals the empty one, and no origins equal an empty
   * list.
   */
  private static String text(AppConfiguration configuration, String key) {
    Object value = configuration.root().get(key);
    return value == null || value.equals(Environment.NONE.fileName()) || value.equals(List.of())
        ? ""
        : value.toString();
  }
}
