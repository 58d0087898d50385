package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.codec.ValueCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Few values that belong together, in one document: {@code {_id, version, values}}, so that a bound
 * on their number and a name that only one may have need nothing but compare-and-set.
 */
public final class ListDocument<T> {

  /**
   * The outcome of one attempt at a change.
   *
   * @param result for the caller
   * @param after empty if nothing is to be changed
   */
  public record Attempt<T, R>(R result, Optional<List<T>> after) {

    public static <T, R> Attempt<T, R> unchanged(R result) {
      return new Attempt<>(result, Optional.empty());
    }

    public static <T, R> Attempt<T, R> changed(R result, List<T> after) {
      return new Attempt<>(result, Optional.of(after));
    }
  }

  private static final String VALUES = "values";

  private final SharedCollection collection;
  private final ValueCodec<T> codec;
  private final Sequence sequence;
  private final Function<List<T>, Document> fields;

  /**
   * Reads and writes a collection.
   *
   * @param fields the fields by which the values are found
   */
  public ListDocument(
      SharedCollection collection,
      ValueCodec<T> codec,
      Sequence sequence,
      Function<List<T>, Document> fields) {
    this.collection = collection;
    this.codec = codec;
    this.sequence = sequence;
    this.fields = fields;
  }

  /** Returns the values of a document, in their order; none if there is no such document. */
  public List<T> values(Document filter) {
    return collection.first(filter).map(this::read).orElse(List.of());
  }

  private List<T> read(Document stored) {
    return stored.getList(VALUES, Binary.class).stream()
        .map(bytes -> codec.fromBytes(bytes.getData()))
        .toList();
  }

  /**
   * Changes the values; again if another one got ahead.
   *
   * @param fixed the {@code _id} and the fields that never change
   */
  public <R> R change(Document fixed, Function<List<T>, Attempt<T, R>> change) {
    Document byId = new Document(Records.ID, fixed.get(Records.ID));
    while (true) {
      Optional<Document> found = collection.first(byId);
      Attempt<T, R> attempt = change.apply(found.map(this::read).orElse(List.of()));
      if (attempt.after().isEmpty()) {
        return attempt.result();
      }
      Document changing = changing(attempt.after().get());
      boolean made =
          found.isEmpty()
              ? collection.insert(merged(fixed, changing.append(Records.VERSION, sequence.next())))
              : isReplaced(byId, found.get().getLong(Records.VERSION), changing);
      if (made) {
        return attempt.result();
      }
    }
  }

  private Document changing(List<T> values) {
    List<Binary> bodies = values.stream().map(value -> new Binary(codec.toBytes(value))).toList();
    return new Document(fields.apply(values)).append(VALUES, bodies);
  }

  private boolean isReplaced(Document byId, long version, Document changing) {
    long next = Math.max(sequence.next(), version + 1);
    Document filter = new Document(byId).append(Records.VERSION, version);
    return collection.set(filter, changing.append(Records.VERSION, next))
        == SharedCollection.Setting.SET;
  }

  private static Document merged(Document fixed, Document more) {
    Document all = new Document(fixed);
    all.putAll(more);
    return all;
  }
}
