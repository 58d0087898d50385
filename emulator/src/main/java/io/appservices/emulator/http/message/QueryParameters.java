package io.appservices.emulator.http.message;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The decoded parameters of a query string, or of a form's body, in the order sent. */
public final class QueryParameters {

  private static final QueryParameters NONE = new QueryParameters(Map.of());

  private final Map<String, List<String>> values;

  private QueryParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /** Reads a query string; {@code null} is none. A name without {@code =} has an empty value. */
  public static QueryParameters parse(String query) {
    if (query == null || query.isEmpty()) {
      return NONE;
    }
    Map<String, List<String>> values = new LinkedHashMap<>();
    int from = 0;
    while (from <= query.length()) {
      int to = indexOr(query, '&', from, query.length());
      if (to > from) {
        add(values, query, from, to);
      }
      from = to + 1;
    }
    return new QueryParameters(values);
  }

  /** Returns all values of this name, none if it was not sent. */
  public List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Returns the first value of each name. */
  public Map<String, String> first() {
    Map<String, String> first = new LinkedHashMap<>();
    values.forEach((name, all) -> first.put(name, all.get(0)));
    return first;
  }

  /** Returns the first name that was sent more than once; empty if there is none. */
  public Optional<String> repeated() {
    return values.entrySet().stream()
        .filter(parameter -> parameter.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  private static void add(Map<String, List<String>> values, String query, int from, int to) {
    int equals = indexOr(query, '=', from, to);
    String name = PercentDecoding.ofQuery(query, from, equals);
    String value = PercentDecoding.ofQuery(query, Math.min(equals + 1, to), to);
    values.computeIfAbsent(name, n -> new ArrayList<>(1)).add(value);
  }

  private static int indexOr(String text, char wanted, int from, int otherwise) {
    int found = text.indexOf(wanted, from);
    return found < 0 || found > otherwise ? otherwise : found;
  }
}
