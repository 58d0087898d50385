package io.appservices.emulator.cluster.embedded.operand;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The limit that MongoDB has for updates that set an element beyond the end of an array: all before
 * it is filled with null. The embedded server has none, and would fill the memory.
 */
public final class ArrayPadding {

  private static final int LONGEST = 1_500_000;
  private static final int CANNOT_BACKFILL_ARRAY = 216;
  private static final Pattern LARGE_INDEX = Pattern.compile("[0-9]{7,}");
  private static final Pattern DOT = Pattern.compile("\\.");

  /** The operators that remove values or fields, and so never extend an array. */
  private static final Set<String> NEVER_PADS = Set.of("$unset", "$pull", "$pullAll", "$pop");

  private ArrayPadding() {}

  /** Returns whether the update would go beyond the limit in any document. */
  public static boolean mayBeTooLong(Document update) {
    return paths(update).anyMatch(path -> path.stream().anyMatch(ArrayPadding::isLargeIndex));
  }

  /**
   * Checks what an update would do to a document.
   *
   * @throws MongoServerError if it goes beyond the limit
   */
  public static void check(Document document, Document update) {
    paths(update).forEach(path -> check(document, path));
  }

  private static Stream<List<String>> paths(Document update) {
    return update.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith("$") && !NEVER_PADS.contains(entry.getKey()))
        .filter(entry -> entry.getValue() instanceof Document)
        .flatMap(entry -> ((Document) entry.getValue()).keySet().stream())
        .map(path -> List.of(DOT.split(path)));
  }

  private static boolean isLargeIndex(String name) {
    return LARGE_INDEX.matcher(name).matches();
  }

  private static void check(@Nullable Object value, List<String> path) {
    if (path.isEmpty()) {
      return;
    }
    String name = path.get(0);
    List<String> rest = path.subList(1, path.size());
    if (value instanceof Document document) {
      check(document.get(name), rest);
    } else if (value instanceof List<?> array && name.startsWith("$")) {
      array.forEach(element -> check(element, rest));
    } else if (value instanceof List<?> array) {
      checkElement(array, name, rest);
    }
  }

  private static void checkElement(List<?> array, String name, List<String> rest) {
    double index = name.chars().allMatch(Character::isDigit) ? Double.parseDouble(name) : 0;
    if (index - array.size() > LONGEST) {
      throw new MongoServerError(
          CANNOT_BACKFILL_ARRAY,
          "CannotBackfillArray",
          "can't backfill more than " + LONGEST + " elements");
    }
    if (index < array.size()) {
      check(array.get((int) index), rest);
    }
  }
}
