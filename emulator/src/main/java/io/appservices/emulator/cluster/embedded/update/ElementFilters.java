package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The array filters of an update, and the paths that its positional operators stand for. */
final class ElementFilters {

  private static final int BAD_VALUE = 2;
  private static final int FAILED_TO_PARSE = 9;
  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor");

  private final Map<String, Document> filters = new LinkedHashMap<>();

  ElementFilters(Document update) {
    if (!(update.get(Update.FILTERS) instanceof Collection<?> given)) {
      return;
    }
    for (Object filter : given) {
      add(filter instanceof Document document ? document : new Document());
    }
    for (String name : filters.keySet()) {
      if (update.values().stream()
          .filter(Document.class::isInstance)
          .flatMap(fields -> ((Document) fields).keySet().stream())
          .noneMatch(path -> path.contains("$[" + name + "]"))) {
        Document shown = new Document(update);
        shown.remove(Update.FILTERS);
        throw Refused.because(
            FAILED_TO_PARSE,
            "The array filter for identifier '%s' was not used in the update %s"
                .formatted(name, shown.toString(true, "{ ", " }")));
      }
    }
  }

  private void add(Document filter) {
    Set<String> names = new LinkedHashSet<>();
    collect(filter, names);
    if (names.isEmpty()) {
      throw Refused.because(
          FAILED_TO_PARSE,
          "Cannot use an expression without a top-level field name in arrayFilters");
    }
    List<String> all = List.copyOf(names);
    String name = all.get(0);
    if (all.size() > 1) {
      throw Refused.because(
          FAILED_TO_PARSE,
          "Error parsing array filter :: caused by :: Expected a single top-level field name, found"
              + " '%s' and '%s'".formatted(name, all.get(1)));
    }
    if (!name.matches("[a-z][a-zA-Z0-9]*")) {
      throw Refused.because(
          BAD_VALUE,
          "Error parsing array filter :: caused by :: The top-level field name must be an"
              + " alphanumeric string beginning with a lowercase letter, found '"
              + name
              + "'");
    }
    if (filters.put(name, OwnConditions.of(filter)) != null) {
      throw Refused.because(
          FAILED_TO_PARSE,
          "Found multiple array filters with the same top-level field name " + name);
    }
  }

  private static void collect(Document filter, Set<String> names) {
    filter.forEach(
        (key, value) -> {
          if (CLAUSES.contains(key) && value instanceof Collection<?> clauses) {
            clauses.forEach(clause -> collect(clause(clause), names));
          } else {
            names.add(key.split("\\.", 2)[0]);
          }
        });
  }

  private static Document clause(@Nullable Object clause) {
    if (clause instanceof Document document) {
      return document;
    }
    throw Refused.because(BAD_VALUE, "$or/$and/$nor entries need to be full objects");
  }

  /** Returns the paths in a document that a path of an update stands for. */
  List<String> paths(Document document, String path, @Nullable Integer position) {
    List<String> paths = new ArrayList<>();
    collect(document, List.of(path.split("\\.")), "", new Found(path, position, paths));
    return paths;
  }

  private record Found(String path, @Nullable Integer position, List<String> paths) {}

  private void collect(@Nullable Object value, List<String> names, String path, Found found) {
    if (names.isEmpty()) {
      found.paths().add(path);
      return;
    }
    String name = names.get(0);
    List<String> rest = names.subList(1, names.size());
    if (name.equals("$")) {
      if (found.position() == null) {
        throw Refused.because(
            BAD_VALUE, "The positional operator did not find the match needed from the query.");
      }
      String place = String.valueOf(found.position());
      collect(UpdatePaths.member(value, place), rest, path + "." + place, found);
    } else if (UpdatePaths.isOfElements(name)) {
      each(value, name.substring(2, name.length() - 1), rest, path, found);
    } else {
      String next = path.isEmpty() ? name : path + "." + name;
      collect(UpdatePaths.member(value, name), rest, next, found);
    }
  }

  private void each(
      @Nullable Object value, String name, List<String> rest, String path, Found found) {
    Document filter = filters.get(name);
    if (filter == null && !name.isEmpty()) {
      throw Refused.because(
          BAD_VALUE,
          "No array filter found for identifier '%s' in path '%s'".formatted(name, found.path()));
    }
    if (value instanceof Missing) {
      throw Refused.because(
          BAD_VALUE,
          "The path '" + path + "' must exist in the document in order to apply array updates.");
    }
    if (!(value instanceof List<?> items)) {
      throw Refused.because(
          BAD_VALUE,
          "Cannot apply array updates to non-array element %s: %s"
              .formatted(
                  path.substring(path.lastIndexOf('.') + 1), Json.toCompactJsonValue(value)));
    }
    for (int i = 0; i < items.size(); i++) {
      if (filter == null
          || new DefaultQueryMatcher().matches(new Document(name, items.get(i)), filter)) {
        collect(items.get(i), rest, path + "." + i, found);
      }
    }
  }
}
