package io.appservices.emulator.cluster.embedded.collation;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.SortKeys;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import io.appservices.emulator.cluster.embedded.operand.Failures;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The collation of a command, by which its texts are compared. */
public final class Collation {

  private static final String NAME = "collation";

  /** The member of a sort order that has the collation: the library hands on a document alone. */
  private static final String IN_ORDER = "$collation";

  private static final int COMMAND_NOT_SUPPORTED = 115;
  private static final int TYPE_MISMATCH = 14;

  private final CollationSettings settings;

  private Collation(CollationSettings settings) {
    this.settings = settings;
  }

  /**
   * Returns the collation of a command, or of a statement in one; none if texts are compared byte
   * by byte.
   *
   * @throws MongoServerError if it is none, or one that the embedded server does not have
   */
  public static Optional<Collation> of(Document command) {
    Object given = command.get(NAME);
    if (given == null) {
      return Optional.empty();
    }
    if (!(given instanceof Document collation)) {
      throw new MongoServerError(
          TYPE_MISMATCH, "TypeMismatch", "BSON field 'collation' is the wrong type");
    }
    return collation.isEmpty() || "simple".equals(collation.get("locale"))
        ? Optional.empty()
        : Optional.of(new Collation(CollationSettings.of(collation)));
  }

  /** Returns the refusal of what cannot be done under a collation. */
  static MongoServerError cannot(String what) {
    return new MongoServerError(
        COMMAND_NOT_SUPPORTED, "CommandNotSupported", Failures.cannot(what));
  }

  /** Returns the values with keys in the places of their texts. */
  public List<@Nullable Object> keys(Iterable<?> values) {
    List<@Nullable Object> keys = new ArrayList<>();
    values.forEach(value -> keys.add(key(value)));
    return keys;
  }

  /** Returns a value with keys in the places of its texts. */
  @Nullable Object key(@Nullable Object value) {
    if (value instanceof String text) {
      return TextKey.of(text, settings);
    }
    if (value instanceof Document document) {
      Document keys = new Document();
      document.forEach((name, member) -> keys.put(name, key(member)));
      return keys;
    }
    return value instanceof Collection<?> items ? keys(items) : value;
  }

  /** Returns the part of a document that some paths lead to, with keys in the places of texts. */
  Document keys(Document document, Set<String> paths) {
    Document keys = new Document();
    for (String path : paths) {
      String first = path.split("\\.", 2)[0];
      if (document.containsKey(first)) {
        keys.put(first, key(document.get(first)));
      }
    }
    return keys;
  }

  /** Returns a sort order that is under this collation. */
  public Document order(Document order) {
    return new Document(order).append(IN_ORDER, this);
  }

  /** Returns whether a sort order is under a collation. */
  public static boolean isOf(@Nullable Document order) {
    return order != null && order.get(IN_ORDER) instanceof Collation;
  }

  /** Returns the comparator of a sort order, which may be under a collation; null if it is none. */
  public static @Nullable Comparator<Document> comparator(@Nullable Document order) {
    if (order == null || order.isEmpty()) {
      return null;
    }
    Document plain = new Document(order);
    Object given = plain.remove(IN_ORDER);
    if (plain.isEmpty() || plain.containsKey("$natural")) {
      return null;
    }
    Comparator<Document> byKeys = SortKeys.by(plain);
    if (!(given instanceof Collation collation)) {
      return byKeys;
    }
    IdentityHashMap<Document, Document> known = new IdentityHashMap<>();
    return (one, other) ->
        byKeys.compare(
            known.computeIfAbsent(one, d -> collation.keys(d, plain.keySet())),
            known.computeIfAbsent(other, d -> collation.keys(d, plain.keySet())));
  }

  /** Returns the order of single values in a command, under the collation that it may have. */
  public static Comparator<@Nullable Object> values(Document command) {
    return of(command)
        .<Comparator<@Nullable Object>>map(
            collation ->
                (one, other) -> ValueOrder.compare(collation.key(one), collation.key(other)))
        .orElse(ValueOrder.ASCENDING);
  }
}
