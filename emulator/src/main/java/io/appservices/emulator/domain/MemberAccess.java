package io.appservices.emulator.domain;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of {@link Members} that knows where they are and how a wrong one is refused. */
abstract sealed class MemberAccess permits Members {

  private final Map<String, ?> members;
  private final String path;

  /** The errors to refuse with; null if nothing is refused. */
  private final @Nullable MemberErrors errors;

  /** The names that were asked for; null if unknown members are not refused. */
  private final @Nullable Set<String> asked;

  MemberAccess(Map<String, ?> members, String path, @Nullable MemberErrors errors, boolean strict) {
    this.members = members;
    this.path = path;
    this.errors = errors;
    this.asked = strict ? new HashSet<>() : null;
  }

  /** Returns the value; null if absent. Of a stored document it is a copy, which may be changed. */
  public final @Nullable Object get(String name) {
    return own(value(name));
  }

  /** Returns the value as it is, which must not leave this reader unless it cannot be changed. */
  final @Nullable Object value(String name) {
    if (asked != null) {
      asked.add(name);
    }
    return members.get(name);
  }

  /** Returns a copy, where the document is stored and others will read it too. */
  final @Nullable Object own(@Nullable Object value) {
    return errors == null ? Documents.deepCopy(value) : value;
  }

  public final boolean has(String name) {
    return value(name) != null;
  }

  /** Tells whether it is there, if only as null. */
  public final boolean mentions(String name) {
    return members.containsKey(name);
  }

  /** Returns the names of all members, in order. */
  public final Set<String> names() {
    return Collections.unmodifiableSet(members.keySet());
  }

  /** Passes over a member that others write and nobody needs. */
  public final void ignore(String name) {
    value(name);
  }

  /** Refuses members that nobody has asked for; only of a strict reader. */
  public final void end() {
    Set<String> known = Objects.requireNonNull(asked, "not a strict reader");
    members.keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw refusing().unexpected(path + name);
            });
  }

  /** Returns the refusal of a value that must be something else. */
  public final AppServicesException wrong(String name, String expected) {
    return refusing().wrong(path + name, expected);
  }

  /** Returns the refusal of a body in which a member is missing. */
  public final AppServicesException missing(String name) {
    return refusing().missing(path + name);
  }

  private MemberErrors refusing() {
    return Objects.requireNonNull(errors, "a reader of what is stored refuses nothing");
  }

  /** Returns whether the members are stored ones, and taken as they are. */
  final boolean refusesNothing() {
    return errors == null;
  }

  final AppServicesException wrong(String name, MemberType expected) {
    return wrong(name, refusing().words(expected));
  }

  /** Returns the value if it has this type. */
  final <T> Optional<T> member(String name, Class<T> type, MemberType expected) {
    Object value = value(name);
    return value == null || type.isInstance(value)
        ? Optional.ofNullable(type.cast(value))
        : refused(name, expected);
  }

  /** Refuses a value; where nothing is refused, it counts as absent. */
  final <T> Optional<T> refused(String name, MemberType expected) {
    return errors == null ? Optional.empty() : refused(name, errors.words(expected));
  }

  final <T> Optional<T> refused(String name, String expected) {
    if (errors == null) {
      return Optional.empty();
    }
    throw wrong(name, expected);
  }

  /** Returns the members of an object at this place, read like these. */
  final Members in(Map<String, ?> object, String name) {
    // Where nothing is refused, nobody is told the path.
    String inner = errors == null ? path : path + name + ".";
    return new Members(object, inner, errors, asked != null);
  }

  final String item(String name, int index) {
    return errors == null ? name : errors.item(name, index);
  }

  static Map<String, Object> map(@Nullable Object value) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> members.put(String.valueOf(key), member));
    }
    return members;
  }
}
