package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.Evaluator;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Documents that others are joined with, by the values of a field. */
final class Joined {

  private final List<Document> documents;
  private final Map<@Nullable Object, Set<Integer>> places = new TreeMap<>(ValueOrder.ASCENDING);

  /** An array is found by itself and by each of its items, but by none of theirs. */
  Joined(List<Document> documents, String field) {
    this.documents = documents;
    for (int place = 0; place < documents.size(); place++) {
      Object value = Evaluator.path(documents.get(place), field);
      add(value instanceof Missing ? null : value, place);
      if (value instanceof Collection<?> items) {
        for (Object item : items) {
          add(item, place);
        }
      }
    }
  }

  private void add(@Nullable Object value, int place) {
    places.computeIfAbsent(value, unused -> new TreeSet<>()).add(place);
  }

  /** Returns the places of the documents whose field has a value. */
  Set<Integer> places(@Nullable Object value) {
    return places.getOrDefault(value, Set.of());
  }

  Document document(int place) {
    return documents.get(place);
  }

  /** Returns the documents whose field has a value, or one of it if it is an array. */
  List<Document> with(@Nullable Object value) {
    Set<Integer> found = new TreeSet<>();
    if (value instanceof Collection<?> items) {
      items.forEach(item -> found.addAll(places(item)));
    } else {
      found.addAll(places(value instanceof Missing ? null : value));
    }
    List<Document> all = new ArrayList<>();
    found.forEach(place -> all.add(documents.get(place)));
    return all;
  }
}
