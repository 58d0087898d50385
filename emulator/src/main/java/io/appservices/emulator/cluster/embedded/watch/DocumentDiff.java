package io.appservices.emulator.cluster.embedded.watch;

import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What differs between a document before and after an update by pipeline, which MongoDB finds out
 * by comparison. A field that is not in its place counts as a new one. A document or an array is
 * told as a whole where its differences would take as many bytes in the oplog, or more.
 *
 * @see <a href="https://www.mongodb.com/docs/manual/reference/change-events/update/">Update events
 *     in MongoDB's manual</a>
 */
final class DocumentDiff {

  /** The bytes of an oplog entry: of an empty diff, and of what is around each part of one. */
  private static final int EMPTY_DOCUMENT = 5;

  private static final int EMPTY_ARRAY = 9;
  private static final int SECTION = 8;
  private static final int NEW_SIZE = 7;
  private static final int TYPE_AND_END_OF_NAME = 2;
  private static final int PREFIX_OF_NAME = 1;
  private static final int REMOVED = 1;

  private final Document updated = new Document();
  private final List<String> removed = new ArrayList<>();
  private final List<Document> truncated = new ArrayList<>();
  private final Set<String> sections = new HashSet<>();
  private final String path;
  private long bytes;

  private DocumentDiff(String path) {
    this.path = path;
  }

  /** Returns the description for a change event; truncated arrays are in it if there are some. */
  static Document of(Document before, Document after) {
    DocumentDiff diff = new DocumentDiff("");
    diff.members(before, after);
    Document description =
        new Document("updatedFields", diff.updated).append("removedFields", diff.removed);
    return diff.truncated.isEmpty()
        ? description
        : description.append("truncatedArrays", diff.truncated);
  }

  private void members(Document before, Document after) {
    bytes = EMPTY_DOCUMENT;
    List<String> names = List.copyOf(after.keySet());
    Set<String> gone = new LinkedHashSet<>();
    int next = 0;
    for (String name : before.keySet()) {
      if (next < names.size() && names.get(next).equals(name)) {
        next++;
        if (!isNested(name, before.get(name), after.get(name))) {
          update("u", name, after.get(name));
        }
      } else {
        gone.add(name);
      }
    }
    for (String name : names.subList(next, names.size())) {
      gone.remove(name);
      update("i", name, after.get(name));
    }
    for (String name : gone) {
      section("d");
      bytes += BsonBytes.ofName(name) + TYPE_AND_END_OF_NAME + REMOVED;
      removed.add(at(name));
    }
  }

  private void elements(Collection<?> before, Collection<?> after) {
    bytes = EMPTY_ARRAY;
    Iterator<?> old = before.iterator();
    int index = 0;
    for (Object value : after) {
      String name = String.valueOf(index);
      if (!old.hasNext() || !isNested(name, old.next(), value)) {
        bytes += PREFIX_OF_NAME;
        update("", name, value);
      }
      index++;
    }
    if (old.hasNext()) {
      bytes += NEW_SIZE;
      truncated.add(new Document("field", path).append("newSize", index));
    }
  }

  /** Takes the differences of two values; returns whether they tell it all. */
  private boolean isNested(String name, @Nullable Object before, @Nullable Object after) {
    if (Objects.equals(before, after)) {
      return true;
    }
    DocumentDiff inner = new DocumentDiff(at(name));
    if (before instanceof Document old && after instanceof Document now) {
      inner.members(old, now);
    } else if (before instanceof Collection<?> old && after instanceof Collection<?> now) {
      inner.elements(old, now);
    } else {
      return false;
    }
    if (inner.bytes >= BsonBytes.of(after)) {
      return false;
    }
    bytes += BsonBytes.ofName(name) + TYPE_AND_END_OF_NAME + PREFIX_OF_NAME + inner.bytes;
    updated.putAll(inner.updated);
    removed.addAll(inner.removed);
    truncated.addAll(inner.truncated);
    return true;
  }

  private void update(String section, String name, @Nullable Object value) {
    if (!section.isEmpty()) {
      section(section);
    }
    bytes += BsonBytes.ofName(name) + TYPE_AND_END_OF_NAME + BsonBytes.of(value);
    updated.put(at(name), value);
  }

  private void section(String name) {
    if (sections.add(name)) {
      bytes += SECTION;
    }
  }

  private String at(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }
}
