package io.appservices.emulator.storage.mongodb.deployment;

import io.appservices.emulator.runtime.Sequence;
import io.appservices.emulator.storage.Update;
import io.appservices.emulator.storage.UpdateResult;
import io.appservices.emulator.storage.codec.ValueCodec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;

/**
 * Values in a document each: {@code {_id, version, body}} with the body as bytes of BSON, and the
 * fields that are searched for. The body is opaque to the deployment, so names and depth of what
 * callers keep are no matter to it.
 */
public final class Records<T> {

  static final String ID = "_id";
  public static final String VERSION = "version";
  public static final String BODY = "body";

  private final SharedCollection collection;
  private final ValueCodec<T> codec;
  private final Sequence sequence;
  private final Function<T, Document> fields;

  /**
   * Reads and writes a collection.
   *
   * @param fields the fields by which a value is found, which change with it
   */
  public Records(
      SharedCollection collection,
      ValueCodec<T> codec,
      Sequence sequence,
      Function<T, Document> fields) {
    this.collection = collection;
    this.codec = codec;
    this.sequence = sequence;
    this.fields = fields;
  }

  public SharedCollection collection() {
    return collection;
  }

  public T read(Document stored) {
    return codec.fromBytes(bytes(stored));
  }

  public static byte[] bytes(Document stored) {
    return stored.get(BODY, Binary.class).getData();
  }

  public Optional<T> find(Document filter) {
    return collection.first(filter).map(this::read);
  }

  public List<T> list(Document filter, Document sort, int limit) {
    return collection.page(filter, sort, 0, limit).stream().map(this::read).toList();
  }

  /**
   * Returns the whole document of a value, given its {@code _id} and the fields that never change.
   */
  public Document document(Document fixed, T value) {
    Document document = new Document(fixed);
    document.putAll(changing(value));
    return document.append(VERSION, sequence.next());
  }

  private Document changing(T value) {
    Document changing = new Document(fields.apply(value));
    return changing.append(BODY, new Binary(codec.toBytes(value)));
  }

  /** Adds a value; false, and nothing is changed, if it has a unique key of another one. */
  public boolean insert(Document fixed, T value) {
    return collection.insert(document(fixed, value));
  }

  /** Changes a value; again if another one got ahead. */
  public UpdateResult<T> update(Document id, Update<T> change) {
    Optional<Document> found = collection.first(id);
    while (found.isPresent()) {
      T before = read(found.get());
      Optional<T> after = change.apply(before);
      if (after.isEmpty()) {
        return new UpdateResult.Refused<>(before);
      }
      switch (replace(id, found.get().getLong(VERSION), after.get())) {
        case SET -> {
          return new UpdateResult.Changed<>(before, after.get());
        }
        case TAKEN -> {
          return new UpdateResult.Taken<>(before);
        }
        case MISSING -> found = collection.first(id);
      }
    }
    return new UpdateResult.Missing<>();
  }

  private SharedCollection.Setting replace(Document id, long version, T after) {
    return collection.set(ofVersion(id, version), fieldsAfter(version, after));
  }

  /** Returns the filter that finds a value as long as it is as it was read. */
  public static Document ofVersion(Document id, long version) {
    return new Document(id).append(VERSION, version);
  }

  /** Returns the fields of a value that takes the place of the one with a version. */
  public Document fieldsAfter(long version, T after) {
    return changing(after).append(VERSION, Math.max(sequence.next(), version + 1));
  }

  /** Removes a value and returns it. */
  public Optional<T> delete(Document filter) {
    return collection.take(filter).map(this::read);
  }
}
