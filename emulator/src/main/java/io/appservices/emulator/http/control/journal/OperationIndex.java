package io.appservices.emulator.http.control.journal;

import io.appservices.emulator.domain.Suggestion;
import io.appservices.emulator.http.Api;
import io.appservices.emulator.http.Route;
import io.appservices.emulator.http.message.PathTemplate;
import io.appservices.emulator.http.message.PathTemplate.Segment;
import io.appservices.emulator.http.message.PathTemplate.Takes;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The operations of all APIs: their names, and which of them a request probably meant. */
public final class OperationIndex {

  private static final int MOST_NEAR = 3;

  private record Row(String method, String path, List<Segment> segments) {

    /** Returns how much of a request is unlike this row: 10 for a segment, 1 for the method. */
    int distance(String method, String[] path) {
      int differing = Math.abs(segments.size() - path.length);
      for (int i = 0; i < Math.min(segments.size(), path.length); i++) {
        Segment segment = segments.get(i);
        if (segment.takes() == Takes.LITERAL && !segment.text().equals(path[i])) {
          differing++;
        }
      }
      return 10 * differing + (method().equals(method) ? 0 : 1);
    }
  }

  private final List<Api> apis;

  /** Makes an index of APIs, which are asked for their routes with each call. */
  public OperationIndex(List<Api> apis) {
    this.apis = apis;
  }

  private Set<String> names() {
    return apis.stream()
        .flatMap(api -> api.routes().stream())
        .map(Route::operation)
        .filter(name -> !name.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Stream<Row> rows() {
    return apis.stream()
        .flatMap(
            api ->
                api.routes().stream()
                    .map(route -> row(route.method().name(), api.prefix() + route.path())));
  }

  private static Row row(String method, String path) {
    return new Row(method, path, PathTemplate.parse(path).segments());
  }

  /**
   * Returns the name.
   *
   * @throws IllegalArgumentException if no operation has it; it names the one that was probably
   *     meant
   */
  public String check(String name) {
    Set<String> names = names();
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          "no operation is called '" + name + "'" + suggestion(name, names));
    }
    return name;
  }

  private static String suggestion(String name, Set<String> names) {
    String similar = Suggestion.of(name, names);
    if (!similar.isEmpty() || name.isEmpty()) {
      return similar;
    }
    String part = name.toLowerCase(Locale.ROOT);
    List<String> longer =
        names.stream().filter(n -> n.toLowerCase(Locale.ROOT).contains(part)).limit(5).toList();
    return longer.isEmpty() ? "" : "; there are " + String.join(", ", longer);
  }

  /** Returns the rows that are most like a request that none serves, the nearest first. */
  List<String> nearest(String method, String path) {
    String[] segments = path.substring(Math.min(1, path.length())).split("/", -1);
    // At least half of the path has to be right.
    int most = 10 * (segments.length / 2) + 1;
    return rows()
        .filter(row -> row.distance(method, segments) <= most)
        .sorted(
            Comparator.comparingInt((Row row) -> row.distance(method, segments))
                .thenComparing(Row::path))
        .limit(MOST_NEAR)
        .map(row -> row.method() + " " + row.path())
        .toList();
  }
}
