package io.appservices.emulator.ejson;

import org.bson.types.ObjectId;

/**
 * A JSON text in the making, as UTF-8. Whoever writes sees to it that values, names and ends come
 * in an order that makes sense.
 *
 * <p>The parser's library has a generator that does the same; what that prepares for each text
 * takes longer than to write a short one, as most answers and tokens are.
 */
final class JsonText {

  private final int maxDepth;
  private final boolean pretty;
  private final JsonBytes out = new JsonBytes();
  private int depth;
  private int indent;
  private boolean isFirst = true;
  private boolean isNamed = true;

  /**
   * Makes an empty text.
   *
   * @param maxDepth the deepest nesting of objects and arrays
   * @param pretty whether it has line breaks and indents
   */
  JsonText(int maxDepth, boolean pretty) {
    this.maxDepth = maxDepth;
    this.pretty = pretty;
  }

  /**
   * Begins an object.
   *
   * @throws IllegalArgumentException if that is too deep
   */
  void startObject() {
    start('{');
    indent++;
  }

  void endObject() {
    indent--;
    if (pretty) {
      space(!isFirst);
    }
    end('}');
  }

  /**
   * Begins an array.
   *
   * @throws IllegalArgumentException if that is too deep
   */
  void startArray() {
    start('[');
  }

  void endArray() {
    if (pretty) {
      space(false);
    }
    end(']');
  }

  /** Writes the name of the next member of an object. */
  void name(String name) {
    separate();
    if (pretty) {
      space(true);
    }
    out.quote(name);
    out.put(pretty ? " : " : ":");
    isNamed = true;
  }

  void string(String text) {
    begin();
    out.quote(text);
  }

  /** Writes a text of ASCII in which there is nothing to escape. */
  void plain(String text) {
    begin();
    out.put('"');
    out.putAll(text);
    out.put('"');
  }

  /** Writes the digits of an id as a text, without making one of them. */
  void digits(ObjectId id) {
    begin();
    out.put('"');
    out.putDigits(id);
    out.put('"');
  }

  /** Writes a member of an object. */
  void string(String name, String text) {
    name(name);
    string(text);
  }

  /** Writes a number, true, false or null. */
  void literal(String text) {
    begin();
    out.put(text);
  }

  /** Writes a member of an object that is a number, true, false or null. */
  void literal(String name, String text) {
    name(name);
    literal(text);
  }

  /** Returns all of it. */
  byte[] toByteArray() {
    return out.toByteArray();
  }

  private void start(char bracket) {
    begin();
    if (++depth > maxDepth) {
      throw new IllegalArgumentException(
          "Not writable as Extended JSON: nested deeper than " + maxDepth + " levels");
    }
    out.put(bracket);
    isFirst = true;
    isNamed = false;
  }

  private void end(char bracket) {
    depth--;
    out.put(bracket);
    isFirst = false;
    isNamed = false;
  }

  /** Begins a value. */
  private void begin() {
    if (!isNamed) {
      separate();
      if (pretty) {
        space(false);
      }
    }
    isFirst = false;
    isNamed = false;
  }

  private void separate() {
    if (!isFirst) {
      out.put(',');
    }
    isFirst = false;
  }

  private void space(boolean inNewLine) {
    out.put(inNewLine ? System.lineSeparator() + "  ".repeat(indent) : " ");
  }
}
