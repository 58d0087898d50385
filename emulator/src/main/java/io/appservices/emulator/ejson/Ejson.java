package io.appservices.emulator.ejson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Converts text to values and back, by the MongoDB Extended JSON v2 specification.
 *
 * <p>Parsing takes the canonical and the relaxed format and yields the values that the driver's
 * {@link Document} holds: {@code Document}, {@code List}, {@code String}, {@code Integer}, {@code
 * Long}, {@code Double}, {@code Boolean}, {@code null}, {@code java.util.Date} and the types of
 * {@code org.bson}. Writing takes these and their usual Java relatives.
 *
 * <p>Where the specification leaves a choice: the last of equal keys wins, except in a type
 * wrapper, which refuses them; a number beyond the range of double is refused; legacy forms are
 * refused except {@code $binary} beside {@code $type}; integers beyond int64 become doubles.
 *
 * <p>All methods may be called from any thread.
 */
public final class Ejson {

  /** The deepest nesting of objects and arrays in a text, type wrappers included. */
  public static final int MAX_DEPTH = 200;

  // The canonical format may wrap, in two objects more, what a text at the limit holds bare.
  static final int MAX_WRITE_DEPTH = MAX_DEPTH + 2;

  private static final JsonFactory JSON =
      new JsonFactoryBuilder()
          // Keys come from strangers: interning them would grow a table of the whole JVM.
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private Ejson() {}

  /**
   * Reads one value. An object that is a type wrapper becomes the value it wraps, also at the top.
   *
   * @throws EjsonException when the bytes are not one well-formed value in UTF-8
   */
  @SuppressWarnings("NullAway") // T stands for a type with null, which the checker cannot say.
  public static @Nullable Object parse(byte[] utf8) {
    return read(utf8, EjsonReader::topValue);
  }

  /**
   * Reads one value, as {@link #parse(byte[])} does.
   *
   * @throws EjsonException when the text is not one well-formed value
   */
  @SuppressWarnings("NullAway") // T stands for a type with null, which the checker cannot say.
  public static @Nullable Object parse(String text) {
    return read(text, EjsonReader::topValue);
  }

  /**
   * Reads one object. As the specification has it, the top-level object is never a type wrapper;
   * its members may be.
   *
   * @throws EjsonException when the bytes are not one well-formed object in UTF-8
   */
  public static Document parseDocument(byte[] utf8) {
    return read(utf8, EjsonReader::topDocument);
  }

  /**
   * Reads one object, as {@link #parseDocument(byte[])} does.
   *
   * @throws EjsonException when the text is not one well-formed object
   */
  public static Document parseDocument(String text) {
    return read(text, EjsonReader::topDocument);
  }

  /**
   * Returns the first key that the top-level object has twice, of which {@link
   * #parseDocument(String)} keeps the last; empty if there is none.
   *
   * @throws EjsonException when the text is not one well-formed object
   */
  public static Optional<String> findRepeatedKey(String text) {
    return read(text, EjsonReader::topRepeatedKey);
  }

  /**
   * Writes the canonical format, which keeps every type, as UTF-8.
   *
   * @throws IllegalArgumentException when a value has a type without counterpart in BSON, or nests
   *     deeper than a text may
   */
  public static byte[] canonical(@Nullable Object value) {
    return write(value, true);
  }

  /**
   * Writes the canonical format, as {@link #canonical(Object)} does.
   *
   * @throws IllegalArgumentException as {@link #canonical(Object)} does
   */
  public static String canonicalText(@Nullable Object value) {
    return new String(write(value, true), StandardCharsets.UTF_8);
  }

  /**
   * Writes the relaxed format, with plain numbers and readable dates, as UTF-8.
   *
   * @throws IllegalArgumentException when a value has a type without counterpart in BSON, or nests
   *     deeper than a text may
   */
  public static byte[] relaxed(@Nullable Object value) {
    return write(value, false);
  }

  /**
   * Writes the relaxed format, as {@link #relaxed(Object)} does.
   *
   * @throws IllegalArgumentException as {@link #relaxed(Object)} does
   */
  public static String relaxedText(@Nullable Object value) {
    return new String(write(value, false), StandardCharsets.UTF_8);
  }

  /**
   * Writes the relaxed format, as {@link #relaxed(Object)} does, with line breaks and indents.
   *
   * @throws IllegalArgumentException as {@link #relaxed(Object)} does
   */
  public static byte[] pretty(@Nullable Object value) {
    return write(value, false, true);
  }

  private interface Reading<T> {
    T from(EjsonReader reader) throws IOException;
  }

  private static <T> T read(byte[] utf8, Reading<T> reading) {
    Utf8.requireValid(utf8);
    try (JsonParser parser = JSON.createParser(utf8)) {
      return reading.from(new EjsonReader(parser));
    } catch (IOException | IllegalStateException e) {
      throw Refusals.of(e);
    }
  }

  private static <T> T read(String text, Reading<T> reading) {
    Objects.requireNonNull(text);
    try (JsonParser parser = JSON.createParser(text)) {
      return reading.from(new EjsonReader(parser));
    } catch (IOException | IllegalStateException e) {
      throw Refusals.of(e);
    }
  }

  private static byte[] write(@Nullable Object value, boolean canonical) {
    return write(value, canonical, false);
  }

  private static byte[] write(@Nullable Object value, boolean canonical, boolean pretty) {
    JsonText text = new JsonText(MAX_WRITE_DEPTH, pretty);
    new EjsonWriter(text, canonical).write(value);
    return text.toByteArray();
  }
}
