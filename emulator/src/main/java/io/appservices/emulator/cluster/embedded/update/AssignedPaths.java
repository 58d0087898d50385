package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The paths to which the operators of an update gave a value as a whole: all but those that were
 * removed, and the arrays that {@code $push} only appended to.
 */
final class AssignedPaths {

  private final Set<String> paths = new HashSet<>();

  Set<String> paths() {
    return paths;
  }

  /**
   * Adds what an operator did.
   *
   * @param before the value that was at the path; {@link Missing} if there was none
   * @param at the path in the document that was made
   */
  void add(String operator, @Nullable Object operand, @Nullable Object before, UpdatePaths at) {
    Object after = at.value();
    if (operator.equals("$rename")) {
      paths.add(String.valueOf(operand));
    } else if (!(after instanceof Missing)
        && !(operator.equals("$push") && isAppended(operand, before, after))) {
      paths.add(at.path());
    }
  }

  private static boolean isAppended(
      @Nullable Object operand, @Nullable Object before, @Nullable Object after) {
    if (!(before instanceof Collection<?> old)
        || old.isEmpty()
        || !(after instanceof Collection<?> now)) {
      return false;
    }
    if (!(operand instanceof Document modifiers)
        || !(modifiers.get("$each") instanceof Collection<?> added)) {
      return true;
    }
    // At the position that is the size MongoDB logs the array, though this appends, too.
    boolean isAtEnd =
        !(modifiers.get("$position") instanceof Number position)
            || position.longValue() > old.size();
    boolean isSliced = now.size() < old.size() + added.size();
    return isAtEnd && !isSliced && !modifiers.containsKey("$sort");
  }
}
