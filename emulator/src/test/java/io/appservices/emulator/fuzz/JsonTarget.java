package io.appservices.emulator.fuzz;

import static io.appservices.emulator.fuzz.Target.require;
import static io.appservices.emulator.fuzz.Target.requireNoInsides;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.appservices.emulator.ejson.Ejson;
import io.appservices.emulator.ejson.EjsonException;
import java.util.Arrays;

/** JSON and Extended JSON: what is read is written, and read again as the same. */
final class JsonTarget implements Target {

  /** The canonical form may nest two levels deeper than what it was read from. */
  private static final int SAFE_DEPTH = Ejson.MAX_DEPTH - 2;

  @Override
  public void accept(byte[] input) {
    Object value;
    try {
      value = Ejson.parse(input);
    } catch (EjsonException e) {
      requireNoInsides(e.getMessage(), input);
      return;
    }
    byte[] canonical = Ejson.canonical(value);
    byte[] relaxed = Ejson.relaxed(value);
    Ejson.pretty(value);
    if (depth(input) < SAFE_DEPTH) {
      require(
          Arrays.equals(canonical, Ejson.canonical(Ejson.parse(canonical))),
          "the canonical form is read as something else");
      Ejson.parse(relaxed);
    }
    documentOf(input);
  }

  private static void documentOf(byte[] input) {
    try {
      Ejson.parseDocument(input);
      Ejson.findRepeatedKey(new String(input, UTF_8));
    } catch (EjsonException e) {
      requireNoInsides(e.getMessage(), input);
    }
  }

  private static int depth(byte[] json) {
    int depth = 0;
    int deepest = 0;
    for (byte b : json) {
      depth += b == '{' || b == '[' ? 1 : 0;
      depth -= b == '}' || b == ']' ? 1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }
}
