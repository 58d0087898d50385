package io.appservices.emulator.option;

import java.time.DateTimeException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The format of the value of an option: how it is read from text, which values are valid, and how
 * one is written.
 *
 * @param <T> the values in Java
 */
public final class Format<T> {

  private final String label;
  private final String expected;
  private final Showing showing;
  private final Function<String, T> reader;
  private final Function<T, String> writer;
  private final UnaryOperator<T> check;
  private final Map<String, Object> schema;

  private Format(
      String label,
      String expected,
      Showing showing,
      Function<String, T> reader,
      Function<T, String> writer,
      UnaryOperator<T> check,
      Map<String, Object> schema) {
    this.label = label;
    this.expected = expected;
    this.showing = showing;
    this.reader = reader;
    this.writer = writer;
    this.check = check;
    this.schema = schema;
  }

  /**
   * Returns a format.
   *
   * @param label stands for the value in the help, such as {@code <port>}
   * @param expected the valid values, in words that follow "expected"
   * @param reader reads text, or throws an {@link IllegalArgumentException} or, as the readers of
   *     times do, a {@link DateTimeException}
   */
  static <T> Format<T> of(String label, String expected, Function<String, T> reader) {
    return new Format<>(
        label,
        expected,
        Showing.ALL,
        reader,
        String::valueOf,
        UnaryOperator.identity(),
        Map.of("type", "string"));
  }

  /**
   * Returns the format with a check, which returns the value to store, or throws as the reader
   * does.
   */
  Format<T> checked(UnaryOperator<T> newCheck) {
    return new Format<>(label, expected, showing, reader, writer, newCheck, schema);
  }

  /** Returns the format with another text for a value. */
  Format<T> written(Function<T, String> newWriter) {
    return new Format<>(label, expected, showing, reader, newWriter, check, schema);
  }

  /** Returns the format for values that no message may show. */
  Format<T> secret() {
    return new Format<>(label, expected, Showing.NO_VALUES, reader, writer, check, schema);
  }

  /** Returns the format with another JSON schema of its values in files; without it, any text. */
  Format<T> schema(Map<String, Object> newSchema) {
    return new Format<>(label, expected, showing, reader, writer, check, newSchema);
  }

  /** Returns the format without a range, for a label that says enough. */
  Format<T> obvious() {
    return new Format<>(label, expected, Showing.NO_RANGE, reader, writer, check, schema);
  }

  Map<String, Object> schema() {
    return schema;
  }

  String label() {
    return label;
  }

  /** Returns the valid values for the help; empty if the label says enough. */
  String range() {
    return showing == Showing.NO_RANGE ? "" : expected;
  }

  String write(T value) {
    return writer.apply(value);
  }

  /**
   * Returns the value that a text stands for.
   *
   * @throws IllegalArgumentException if it stands for none, or for one that is not valid; the
   *     message is a reason without the name of the option
   */
  T read(String text) {
    try {
      return check.apply(reader.apply(text));
    } catch (IllegalArgumentException e) {
      throw refusal(text, e);
    } catch (DateTimeException e) {
      throw refusal(text, new IllegalArgumentException(e));
    }
  }

  /**
   * Returns a value as it is kept.
   *
   * @throws IllegalArgumentException if it is not valid, as {@link #read} throws it
   */
  public T check(T value) {
    try {
      return check.apply(Objects.requireNonNull(value));
    } catch (IllegalArgumentException e) {
      throw refusal(value, e);
    }
  }

  private IllegalArgumentException refusal(Object value, IllegalArgumentException cause) {
    if (cause instanceof Reason) {
      return new IllegalArgumentException("expected " + expected + "; " + cause.getMessage());
    }
    // The cause may quote the value.
    return showing == Showing.NO_VALUES
        ? new IllegalArgumentException("expected " + expected)
        : new IllegalArgumentException("expected " + expected + ", not '" + value + "'", cause);
  }

  /** A reason to refuse a value which does not quote it, so that it may be told of secrets, too. */
  @SuppressWarnings("serial")
  static final class Reason extends IllegalArgumentException {

    Reason(String message) {
      super(message);
    }
  }

  private enum Showing {
    ALL,
    NO_RANGE,
    NO_VALUES
  }
}
