package io.appservices.emulator.domain;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Reads typed members of a document. A member that is null counts as absent. What is missing or of
 * another type is refused by the {@link MemberErrors} of the API, with the path to the member; in a
 * {@linkplain #stored stored} document it counts as absent. Not for several threads.
 */
public final class Members extends MemberAccess {

  Members(Map<String, ?> members, String path, @Nullable MemberErrors errors, boolean strict) {
    super(members, path, errors, strict);
  }

  /** Reads the body of a request of the client API or the Admin API. */
  public static Members of(Map<String, ?> body) {
    return of(body, MemberErrors.BODY);
  }

  public static Members of(Map<String, ?> members, MemberErrors errors) {
    return new Members(members, "", errors, false);
  }

  /**
   * Makes members as {@link #of} does, whose {@link #end} refuses those that nothing has asked for.
   */
  public static Members strict(Map<String, ?> members, MemberErrors errors) {
    return new Members(members, "", errors, true);
  }

  /**
   * Reads what was checked when it was stored: a value of another type counts as absent. Documents
   * and lists that are asked for are copies, so that nobody changes what is stored.
   */
  public static Members stored(@Nullable Object document) {
    return new Members(document instanceof Document d ? d : map(document), "", null, false);
  }

  public Optional<String> text(String name) {
    Optional<String> text = member(name, String.class, MemberType.STRING);
    return text.isEmpty() || refusesNothing() || UnicodeText.isWhole(text.get())
        ? text
        : refused(name, UnicodeText.EXPECTED);
  }

  public String requiredText(String name) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      throw missing(name);
    }
    return text.get();
  }

  /** Returns a string; an empty one counts as absent. */
  public Optional<String> nonEmptyText(String name) {
    return text(name).filter(text -> !text.isEmpty());
  }

  /** Returns a string that must not be empty. */
  public String requiredNonEmptyText(String name) {
    String text = requiredText(name);
    if (text.isEmpty()) {
      throw wrong(name, MemberType.STRING);
    }
    return text;
  }

  /**
   * Returns a string that is read further.
   *
   * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} for what it
   *     cannot read
   * @param expected the valid form of the string, for the refusal
   */
  public <T> Optional<T> parsed(String name, Function<String, T> parser, String expected) {
    try {
      return text(name).map(parser);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw wrong(name, expected);
    }
  }

  /**
   * Returns the strings of a list, or the one string that is there in place of it; blank ones are
   * none.
   */
  public List<String> strings(String name) {
    Object value = value(name);
    if (value instanceof Collection<?> values) {
      return values.stream().filter(String.class::isInstance).map(String.class::cast).toList();
    }
    return Stream.ofNullable(value)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank())
        .toList();
  }

  public Optional<Boolean> bool(String name) {
    return member(name, Boolean.class, MemberType.BOOLEAN);
  }

  /** Returns a boolean; false if absent. */
  public boolean flag(String name) {
    return bool(name).orElse(false);
  }

  public Optional<Long> integer(String name, long least, long most) {
    Object value = value(name);
    if (value == null) {
      return Optional.empty();
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    if (!whole || ((Number) value).longValue() < least || ((Number) value).longValue() > most) {
      return refused(name, "a whole number from " + least + " to " + most);
    }
    return Optional.of(((Number) value).longValue());
  }

  /** Returns a number of documents as MongoDB takes it: the sign does not count; 0 if absent. */
  public int limit(String name) {
    return member(name, Number.class, MemberType.NUMBER)
        .map(number -> (int) Math.min(Math.abs(number.doubleValue()), Integer.MAX_VALUE))
        .orElse(0);
  }

  /** Returns an id: 24 hexadecimal digits, in {@code $oid} or bare. */
  public Optional<ObjectId> id(String name) {
    Object value = value(name);
    if (value instanceof String text && ObjectId.isValid(text)) {
      return Optional.of(new ObjectId(text));
    }
    if (value == null || value instanceof ObjectId) {
      return Optional.ofNullable((ObjectId) value);
    }
    return refused(name, MemberType.ID);
  }

  /** Returns a string that is not empty, or the digits of an ObjectId. */
  public Optional<String> reference(String name) {
    return value(name) instanceof ObjectId id ? Optional.of(id.toHexString()) : nonEmptyText(name);
  }

  public Optional<Document> document(String name) {
    return Optional.ofNullable(get(name)).flatMap(value -> document(name, value));
  }

  public Document requiredDocument(String name) {
    return document(name).orElseThrow(() -> missing(name));
  }

  public Document documentOrEmpty(String name) {
    return document(name).orElseGet(Document::new);
  }

  public Optional<List<Document>> documents(String name) {
    return member(name, List.class, MemberType.OBJECTS)
        .map(
            values -> {
              List<Document> documents = new ArrayList<>(values.size());
              for (Object value : values) {
                document(name, own(value)).ifPresent(documents::add);
              }
              return documents;
            });
  }

  public List<Document> requiredDocuments(String name) {
    return documents(name).orElseThrow(() -> missing(name));
  }

  /** Returns a list of whatever, not to be changed. */
  public Optional<List<Object>> list(String name) {
    return member(name, List.class, MemberType.ARRAY)
        .map(values -> Collections.unmodifiableList((List<?>) own(values)));
  }

  /** Returns the members of an object in this one. */
  public Optional<Members> object(String name) {
    Object value = value(name);
    Optional<Document> object = value == null ? Optional.empty() : document(name, value);
    return object.isPresent() ? Optional.of(in(object.get(), name)) : Optional.empty();
  }

  /** Returns the members of an object in this one; none if it is absent. */
  public Members objectOrEmpty(String name) {
    Optional<Members> object = object(name);
    return object.isPresent() ? object.get() : in(Map.of(), name);
  }

  /** Returns the members of each object of a list. */
  public Optional<List<Members>> objects(String name) {
    return member(name, List.class, MemberType.OBJECTS).map(items -> objects(name, items));
  }

  private List<Members> objects(String name, List<?> items) {
    List<Members> objects = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Document object) {
        objects.add(in(object, item(name, i)));
      } else {
        refused(name, MemberType.OBJECTS);
      }
    }
    return objects;
  }

  private Optional<Document> document(String name, @Nullable Object value) {
    if (value instanceof Document document) {
      return Optional.of(document);
    }
    if (value instanceof Map<?, ?>) {
      return Optional.of(new Document(map(value)));
    }
    return refused(name, MemberType.OBJECT);
  }
}
