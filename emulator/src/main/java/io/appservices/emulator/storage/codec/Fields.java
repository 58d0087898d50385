package io.appservices.emulator.storage.codec;

import io.appservices.emulator.domain.ProviderType;
import io.appservices.emulator.domain.StorageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** Reads the members of a stored document; names in the failure what cannot be read. */
public final class Fields {

  private final String type;
  private final Document document;

  /**
   * Makes a reader of a document.
   *
   * @param type the type of value that it is, as the failure names it
   */
  public Fields(String type, Document document) {
    this.type = type;
    this.document = document;
  }

  public ObjectId id(String name) {
    return required(name, ObjectId.class);
  }

  public Optional<ObjectId> optionalId(String name) {
    return optional(name, ObjectId.class);
  }

  public String text(String name) {
    return Texts.read(required(name, String.class));
  }

  public Optional<String> optionalText(String name) {
    return optional(name, String.class).map(Texts::read);
  }

  public long number(String name) {
    return required(name, Number.class).longValue();
  }

  public long number(String name, long ifMissing) {
    return optional(name, Number.class).map(Number::longValue).orElse(ifMissing);
  }

  public int integer(String name) {
    return required(name, Number.class).intValue();
  }

  /** Returns a flag, which is false if it is missing. */
  public boolean flag(String name) {
    return optional(name, Boolean.class).orElse(false);
  }

  public byte[] bytes(String name) {
    return required(name, Binary.class).getData();
  }

  public Document document(String name) {
    return required(name, Document.class);
  }

  public Optional<Document> optionalDocument(String name) {
    return optional(name, Document.class);
  }

  /** Returns a document whose members are the caller's own; empty if it is missing. */
  public Document freeDocument(String name) {
    return optional(name, Document.class).map(FreeValues::read).orElseGet(Document::new);
  }

  /** Returns the documents of a list, each read; none if it is missing. */
  public <T> List<T> list(String name, Function<Document, T> read) {
    return items(name, Document.class, read);
  }

  /** Returns the texts of a list; none if it is missing. */
  public List<String> texts(String name) {
    return items(name, String.class, Texts::read);
  }

  public ProviderType providerType(String name) {
    String wireName = text(name);
    return ProviderType.byWireName(wireName).orElseThrow(() -> unknown(name, wireName));
  }

  public <E extends Enum<E>> E constant(String name, Class<E> constants) {
    String text = text(name);
    try {
      return Enum.valueOf(constants, text);
    } catch (IllegalArgumentException e) {
      throw unknown(name, text);
    }
  }

  public StorageException unknown(String name, String value) {
    return new StorageException(
        "a stored " + type + " has a '" + name + "' that is not known: '" + value + "'", null);
  }

  private <S, T> List<T> items(String name, Class<S> items, Function<S, T> read) {
    List<T> values = new ArrayList<>();
    for (Object item : optional(name, List.class).orElse(List.of())) {
      values.add(read.apply(cast(name, item, items)));
    }
    return values;
  }

  private <T> T required(String name, Class<T> wanted) {
    return cast(name, document.get(name), wanted);
  }

  private <T> Optional<T> optional(String name, Class<T> wanted) {
    Object value = document.get(name);
    return value == null ? Optional.empty() : Optional.of(cast(name, value, wanted));
  }

  private <T> T cast(String name, @Nullable Object value, Class<T> wanted) {
    if (value == null || !wanted.isInstance(value)) {
      throw new StorageException(
          "a stored " + type + " is damaged: it has no '" + name + "' that can be read", null);
    }
    return wanted.cast(value);
  }
}
