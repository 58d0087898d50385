package io.appservices.emulator.cluster.embedded.store;

import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents by their positions, which are in the order of insertion and never used again. Each
 * change is recorded first. Changed by one thread at a time, read by any.
 */
final class OrderedDocuments {

  private final NavigableMap<Integer, Document> documents = new ConcurrentSkipListMap<>();
  private final ChangeRecorder recorder;
  private int next;

  OrderedDocuments(CollectionSource.Opened opened) {
    documents.putAll(opened.documents());
    recorder = opened.recorder();
    next = documents.isEmpty() ? 0 : documents.lastKey() + 1;
  }

  int add(Document document) {
    recorder.put(next, document);
    documents.put(next, document);
    return next++;
  }

  void replace(int position, Document document) {
    recorder.put(position, document);
    documents.put(position, document);
  }

  void remove(int position) {
    recorder.removed(position);
    documents.remove(position);
  }

  void renamed(String database, String name) {
    recorder.renamed(database, name);
  }

  void dropped() {
    recorder.dropped();
  }

  @Nullable Document get(int position) {
    return documents.get(position);
  }

  /** Returns the position of the same document; null if there is none. */
  @Nullable Integer find(Document document) {
    return documents.entrySet().stream()
        .filter(entry -> entry.getValue().equals(document))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  Stream<Document> stream(boolean descending) {
    return (descending ? documents.descendingMap() : documents).values().stream();
  }

  Stream<DocumentWithPosition<Integer>> streamWithPositions() {
    return documents.entrySet().stream()
        .map(entry -> new DocumentWithPosition<>(entry.getValue(), entry.getKey()));
  }

  int size() {
    return documents.size();
  }
}
