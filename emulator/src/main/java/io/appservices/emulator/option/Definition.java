package io.appservices.emulator.option;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An option that is being defined.
 *
 * @param <T> its values; if it is repeatable, one of them
 */
final class Definition<T> {

  enum Repetition {
    NONE,
    ORDERED,
    UNORDERED
  }

  final String flag;
  final String method;
  final Format<T> format;
  @Nullable String description;
  @Nullable T standard;
  @Nullable T ofServer;
  @Nullable String told;
  String note = "";
  boolean matters;
  Repetition repetition = Repetition.NONE;
  Function<T, Object> key = value -> value;
  Function<String, List<String>> separator = text -> Arrays.asList(text.split(",", -1));

  Definition(String flag, String method, Format<T> format) {
    this.flag = flag;
    this.method = method;
    this.format = format;
  }

  Definition<T> description(String text) {
    description = text;
    return this;
  }

  Definition<T> standard(T value) {
    standard = value;
    return this;
  }

  /** Sets the default of a server, which differs from that in Java. */
  Definition<T> ofServer(T value) {
    ofServer = value;
    return this;
  }

  /** Sets a description of the default, where it is more than its value. */
  Definition<T> told(String text) {
    told = text;
    return this;
  }

  /** Sets the note behind the default in the help. */
  Definition<T> note(String text) {
    note = text;
    return this;
  }

  Definition<T> matters() {
    matters = true;
    return this;
  }

  /** Allows several values, in an order that counts; the same value may be repeated. */
  Definition<T> ordered() {
    repetition = Repetition.ORDERED;
    return this;
  }

  /** Allows several values, in any order. */
  Definition<T> unordered() {
    repetition = Repetition.UNORDERED;
    return this;
  }

  /** Sets the key: a value replaces the one with the same key. */
  Definition<T> key(Function<T, Object> newKey) {
    key = newKey;
    return this;
  }

  Definition<T> separator(Function<String, List<String>> newSeparator) {
    separator = newSeparator;
    return this;
  }

  Option<T> in(OptionGroup group) {
    return new Option<>(this, group);
  }
}
