package io.appservices.emulator.ejson;

import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An object in the relaxed format that is written member by member, where a document would be made
 * for nothing else. For one thread, which does best to write no other text meanwhile.
 */
public final class RelaxedObject {

  private final JsonText text = new JsonText(Ejson.MAX_WRITE_DEPTH, false);
  private final EjsonWriter writer = new EjsonWriter(text, false);

  /** Begins an object. */
  public RelaxedObject() {
    text.startObject();
  }

  /**
   * Writes a member. Nothing checks that there is none of its name yet.
   *
   * @throws IllegalArgumentException as {@link Ejson#relaxed(Object)} does; nothing more can be
   *     written then
   */
  public RelaxedObject append(String name, @Nullable Object value) {
    text.name(name);
    writer.write(value);
    return this;
  }

  /** Writes a member whose value is the 24 digits of an id, as a text. */
  public RelaxedObject appendDigits(String name, ObjectId id) {
    text.name(name);
    text.digits(id);
    return this;
  }

  /** Ends the object and returns it as UTF-8; nothing more can be written then. */
  public byte[] toByteArray() {
    text.endObject();
    return text.toByteArray();
  }
}
