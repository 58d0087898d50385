package io.appservices.emulator.service.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;

/** The different values of a field, as {@code distinct} finds them: those in arrays one by one. */
final class DistinctValues {

  private final List<String> path;
  private final Set<Object> values = new LinkedHashSet<>();

  /**
   * Makes the values of a field.
   *
   * @param field its path, with dots
   */
  DistinctValues(String field) {
    this.path = List.of(field.split("\\."));
  }

  List<Object> of(List<Document> documents) {
    documents.forEach(document -> add(document, path));
    return new ArrayList<>(values);
  }

  private void add(Object value, List<String> rest) {
    if (value instanceof Collection<?> items) {
      items.forEach(item -> add(item, rest));
    } else if (rest.isEmpty()) {
      values.add(value);
    } else if (value instanceof Map<?, ?> members && members.containsKey(rest.get(0))) {
      add(members.get(rest.get(0)), rest.subList(1, rest.size()));
    }
  }
}
