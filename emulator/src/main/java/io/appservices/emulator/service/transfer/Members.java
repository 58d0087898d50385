package io.appservices.emulator.service.transfer;

import io.appservices.emulator.domain.ImportRefusals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/**
 * The members of an object in a line, which has passed {@link Shape#check}. Whoever reads asks for
 * those that count, and at the end nothing may be left: a password of somebody who does not log in
 * with one would otherwise be silently ignored. A null is no member.
 */
final class Members {

  /** The end of the year 9999: what a calendar can show. */
  static final long MAX_SECONDS = 253_402_300_799L;

  private final Map<String, Object> members;
  private final String path;
  private final Set<String> asked = new HashSet<>();

  Members(Map<String, Object> members) {
    this(members, "");
  }

  private Members(Map<String, Object> members, String path) {
    this.members = members;
    this.path = path;
  }

  Optional<String> text(String name) {
    return member(name, String.class, "a string");
  }

  String requiredText(String name) {
    return text(name).orElseThrow(() -> missing(name));
  }

  boolean flag(String name) {
    return flag(name, false);
  }

  boolean flag(String name, boolean otherwise) {
    return member(name, Boolean.class, "true or false").orElse(otherwise);
  }

  /** A time in seconds since 1970, from then to the year 9999. */
  long seconds(String name, long otherwise) {
    return integer(name, 0, MAX_SECONDS).orElse(otherwise);
  }

  Optional<Long> integer(String name, long least, long most) {
    Object value = ask(name);
    if (value == null) {
      return Optional.empty();
    }
    boolean whole = value instanceof Integer || value instanceof Long;
    if (!whole || ((Number) value).longValue() < least || ((Number) value).longValue() > most) {
      throw wrong(name, "a whole number from " + least + " to " + most);
    }
    return Optional.of(((Number) value).longValue());
  }

  /** 24 hexadecimal digits, in {@code $oid} or bare. */
  Optional<ObjectId> id(String name) {
    Object value = ask(name);
    if (value instanceof String text && ObjectId.isValid(text)) {
      return Optional.of(new ObjectId(text));
    }
    if (value == null || value instanceof ObjectId) {
      return Optional.ofNullable((ObjectId) value);
    }
    throw wrong(name, "24 hexadecimal digits");
  }

  /** Members of any name, for nobody to look into. */
  Document free(String name) {
    return member(name, Document.class, "an object").orElseGet(Document::new);
  }

  Optional<Members> object(String name) {
    return member(name, Document.class, "an object").map(object -> in(object, name));
  }

  List<Members> objects(String name) {
    List<?> items = member(name, List.class, "a list of objects").orElse(List.of());
    return IntStream.range(0, items.size())
        .mapToObj(
            i -> {
              if (items.get(i) instanceof Document object) {
                return in(object, name + "[" + i + "]");
              }
              throw wrong(name, "a list of objects");
            })
        .toList();
  }

  /** Passes over a member that others write and nobody needs. */
  void ignore(String name) {
    asked.add(name);
  }

  /** Refuses members that nobody asked for. */
  void end() {
    members.keySet().stream()
        .filter(name -> !asked.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw ImportRefusals.unexpected(path + name);
            });
  }

  RuntimeException wrong(String name, String expected) {
    return ImportRefusals.wrongValue(path + name, expected);
  }

  RuntimeException missing(String name) {
    return ImportRefusals.missing(path + name);
  }

  private <T> Optional<T> member(String name, Class<T> type, String expected) {
    Object value = ask(name);
    if (value != null && !type.isInstance(value)) {
      throw wrong(name, expected);
    }
    return Optional.ofNullable(type.cast(value));
  }

  private Object ask(String name) {
    asked.add(name);
    return members.get(name);
  }

  private Members in(Document object, String name) {
    return new Members(object, path + name + ".");
  }
}
