package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The description of an update by operators: the new values by dotted path, and the removed paths.
 * What an operator assigned is one value, as MongoDB logs it, whatever part of it changed; the rest
 * is compared. What an array was filled up with before an element that was assigned is not told.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/change-events/update/">Update events
 *     in MongoDB's manual</a>
 */
final class UpdateDescription {

  private final Document updated = new Document();
  private final List<String> removed = new ArrayList<>();
  private final Set<String> assigned;

  private UpdateDescription(Set<String> assigned) {
    this.assigned = assigned;
  }

  /**
   * Returns the description.
   *
   * @param assigned the paths to which operators gave a value as a whole
   */
  static Document of(@Nullable Object before, @Nullable Object after, Set<String> assigned) {
    UpdateDescription description = new UpdateDescription(assigned);
    description.compare("", before, after);
    return new Document("updatedFields", description.updated)
        .append("removedFields", description.removed);
  }

  private void compare(String path, @Nullable Object before, @Nullable Object after) {
    boolean isCompared = !assigned.contains(path);
    if (isCompared && before instanceof Document old && after instanceof Document now) {
      members(path.isEmpty() ? "" : path + ".", old, now);
    } else if (isCompared
        && before instanceof List<?> old
        && after instanceof List<?> now
        && old.size() <= now.size()) {
      elements(path + ".", old, now);
    } else if (!Objects.equals(before, after)) {
      updated.put(path, after);
    }
  }

  private void members(String prefix, Document before, Document after) {
    after.forEach(
        (key, value) -> {
          if (before.containsKey(key)) {
            compare(prefix + key, before.get(key), value);
          } else {
            updated.put(prefix + key, value);
          }
        });
    before.keySet().stream()
        .filter(key -> !after.containsKey(key))
        .forEach(key -> removed.add(prefix + key));
  }

  private void elements(String prefix, List<?> before, List<?> after) {
    Iterator<?> old = before.iterator();
    boolean isFilledUp = assigned.stream().anyMatch(path -> path.startsWith(prefix));
    int index = 0;
    for (Object value : after) {
      String path = prefix + index;
      if (old.hasNext()) {
        compare(path, old.next(), value);
      } else if (value != null || !isFilledUp || assigned.contains(path)) {
        updated.put(path, value);
      }
      index++;
    }
  }
}
