package io.appservices.emulator.storage.mongodb;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.store.AtomicBackend;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;

/**
 * A stand-in for a deployment that notes the commands it is sent, and their operators and options.
 */
final class SentCommands extends AtomicBackend {

  /** What is noted of a command if it has it, other than 0 and false. */
  private static final Map<String, Set<String>> OPTIONS =
      Map.of(
          "find", Set.of("sort", "skip", "limit", "projection", "collation", "hint"),
          "update", Set.of("upsert", "multi", "arrayFilters", "collation", "hint"),
          "findAndModify", Set.of("upsert", "fields", "remove", "new", "sort", "collation", "hint"),
          "aggregate", Set.of("allowDiskUse", "collation", "hint", "let"));

  private static final Set<String> OF_EVERY_INDEX = Set.of("key", "name", "v");
  private static final Set<String> WRITES = Set.of("insert", "update", "delete", "findAndModify");

  private final Map<String, Set<String>> sent = new ConcurrentHashMap<>();
  private final Set<String> unlimited = ConcurrentHashMap.newKeySet();
  private final Set<String> unacknowledged = ConcurrentHashMap.newKeySet();

  @Override
  public Document handleCommand(Channel channel, String database, String command, Document query) {
    Set<String> words = sent.computeIfAbsent(command, name -> new ConcurrentSkipListSet<>());
    query.forEach(
        (key, value) -> {
          if (!key.startsWith("$")) {
            operators(value).forEach(words::add);
          }
        });
    note(command, query, words);
    if (!query.containsKey("maxTimeMS")) {
      unlimited.add(command);
    }
    if (WRITES.contains(command)
        && !(query.get("writeConcern") instanceof Document concern
            && "majority".equals(concern.get("w")))) {
      unacknowledged.add(command);
    }
    return super.handleCommand(channel, database, command, query);
  }

  private static void note(String command, Document query, Set<String> words) {
    if (command.equals("createIndexes")) {
      documents(query.get("indexes"))
          .flatMap(index -> index.keySet().stream())
          .filter(option -> !OF_EVERY_INDEX.contains(option))
          .forEach(words::add);
      return;
    }
    Set<String> options = OPTIONS.getOrDefault(command, Set.of());
    Stream.concat(Stream.of(query), documents(query.get("updates")))
        .forEach(
            document ->
                options.stream()
                    .filter(option -> isGiven(document.get(option)))
                    .forEach(words::add));
  }

  private static boolean isGiven(Object value) {
    if (value instanceof Number number) {
      return number.longValue() != 0;
    }
    return value != null && !value.equals(false);
  }

  private static Stream<Document> documents(Object list) {
    return list instanceof Collection<?> all
        ? all.stream().filter(Document.class::isInstance).map(Document.class::cast)
        : Stream.of();
  }

  /** The names of operators and stages anywhere in a value. */
  private static Stream<String> operators(Object value) {
    if (value instanceof Document document) {
      return document.entrySet().stream()
          .flatMap(
              entry ->
                  Stream.concat(
                      Stream.of(entry.getKey()).filter(key -> key.startsWith("$")),
                      operators(entry.getValue())));
    }
    return value instanceof Collection<?> list
        ? list.stream().flatMap(SentCommands::operators)
        : Stream.of();
  }

  /** Forgets what other tests sent. */
  void clear() {
    sent.clear();
    unlimited.clear();
    unacknowledged.clear();
  }

  /** The operators and options of each command. */
  SortedMap<String, SortedSet<String>> all() {
    SortedMap<String, SortedSet<String>> copy = new TreeMap<>();
    sent.forEach((command, words) -> copy.put(command, new ConcurrentSkipListSet<>(words)));
    return copy;
  }

  /** The commands that were sent without a limit of their time. */
  Set<String> unlimited() {
    return unlimited;
  }

  /** The writes that a majority did not have to acknowledge. */
  Set<String> unacknowledged() {
    return unacknowledged;
  }
}
