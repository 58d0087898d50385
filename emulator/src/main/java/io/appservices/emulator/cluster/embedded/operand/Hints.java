package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The hints of commands, which name an index by its name or its keys. */
public final class Hints {

  private static final int BAD_VALUE = 2;
  private static final String HINT = "hint";

  private Hints() {}

  /**
   * Checks the hints of a command and of the statements in it. Which index is used makes no
   * difference to what is found.
   *
   * @param indexes the descriptions of the indexes of the collection; none if it is not there
   * @throws MongoServerError if a hint is of an index that is not there
   */
  public static void check(Document command, Supplier<List<Document>> indexes) {
    List<Object> hints = new ArrayList<>();
    add(command, hints);
    for (String list : List.of("updates", "deletes")) {
      if (command.get(list) instanceof Collection<?> statements) {
        statements.forEach(statement -> add(statement, hints));
      }
    }
    if (!hints.isEmpty()) {
      List<Document> there = indexes.get();
      hints.forEach(hint -> check(hint, there));
    }
  }

  private static void add(Object command, List<Object> hints) {
    if (command instanceof Document document && document.get(HINT) != null) {
      hints.add(document.get(HINT));
    }
  }

  private static void check(Object hint, List<Document> indexes) {
    if (hint instanceof Document keys && (keys.isEmpty() || keys.containsKey("$natural"))) {
      return;
    }
    if (!(hint instanceof Document) && !(hint instanceof String)) {
      throw badValue("Hint must be a string or an object");
    }
    boolean isThere = indexes.isEmpty() || indexes.stream().anyMatch(index -> is(hint, index));
    if (!isThere) {
      throw badValue(
          "error processing query: planner returned error :: caused by :: bad hint: hint provided"
              + " does not correspond to an existing index");
    }
  }

  private static boolean is(Object hint, Document index) {
    return hint instanceof Document keys
        ? index.get("key") instanceof Document own && plain(keys).equals(plain(own))
        : hint.equals(index.get("name"));
  }

  /** Returns the keys in their order, with numbers that can be compared. */
  private static List<Map.Entry<String, Object>> plain(Document keys) {
    List<Map.Entry<String, Object>> plain = new ArrayList<>();
    keys.forEach((path, direction) -> plain.add(Map.entry(path, plain(direction))));
    return plain;
  }

  private static Object plain(@Nullable Object direction) {
    return direction instanceof Number number ? number.doubleValue() : String.valueOf(direction);
  }

  private static MongoServerError badValue(String text) {
    return new MongoServerError(BAD_VALUE, "BadValue", text);
  }
}
