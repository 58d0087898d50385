package io.appservices.emulator.cluster.aggregation.expression;

import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.SizedList;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operators on the parts, the length and the letters of texts. */
final class StringOperators {

  /** A text of this length is looked for in the longest one within a second. */
  private static final int SHORT = 64;

  private static final int TRIES_BETWEEN_CHECKS = 64;

  private StringOperators() {}

  static void addTo(Map<String, Operator> all) {
    letters(all, "$toLower", text -> withLetters(text, 'A', 'a'));
    letters(all, "$toUpper", StringOperators::upper);
    all.put("$substr", (e, o) -> ofBytes("$substr", Operands.items(o)));
    all.put("$substrBytes", (e, o) -> ofBytes("$substrBytes", Operands.items(o)));
    all.put("$substrCP", (e, o) -> ofCodePoints(Operands.items(o)));
    all.put("$strLenBytes", (e, o) -> bytes(text("$strLenBytes", o, 34473)).length);
    all.put("$strLenCP", (e, o) -> points(text("$strLenCP", o, 34471)).length);
    all.put("$indexOfBytes", (e, o) -> index("$indexOfBytes", Operands.items(o), 40091));
    all.put("$indexOfCP", (e, o) -> index("$indexOfCP", Operands.items(o), 40093));
    all.put("$split", (e, o) -> split(Operands.items(o)));
  }

  /** Returns a text with its letters of ASCII as capital ones: MongoDB knows no others. */
  static String upper(String text) {
    return withLetters(text, 'a', 'A');
  }

  private static String withLetters(String text, char first, char as) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = 0; i < text.length(); i++) {
      int letter = text.charAt(i) - first;
      if (letter >= 0 && letter < 26) {
        changed.setCharAt(i, (char) (as + letter));
      }
    }
    return changed.toString();
  }

  private static void letters(Map<String, Operator> all, String name, UnaryOperator<String> made) {
    all.put(name, (e, o) -> made.apply(TextOperators.string(Operands.single(o))));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static int[] points(String text) {
    return text.codePoints().toArray();
  }

  private static String text(String name, @Nullable Object operand, int code) {
    Object value = Operands.single(operand);
    if (value instanceof String text) {
      return text;
    }
    throw Refused.because(code, name + " requires a string argument, found: " + Types.of(value));
  }

  private static long number(List<?> operands, int index, int code, String refusal) {
    if (operands.get(index) instanceof Number number) {
      return number.longValue();
    }
    throw Refused.because(code, refusal + " (is BSON type " + Types.of(operands.get(index)) + ")");
  }

  private static String ofBytes(String name, List<?> operands) {
    byte[] bytes = bytes(TextOperators.string(operands.get(0)));
    long start = number(operands, 1, 16034, name + ":  starting index must be a numeric type");
    long length = number(operands, 2, 16035, name + ":  length must be a numeric type");
    if (start < 0) {
      throw Refused.because(
          50752, name + ":  starting index must be non-negative (got: " + start + ")");
    }
    if (start >= bytes.length) {
      return "";
    }
    long end = length < 0 ? bytes.length : start + Math.min(length, bytes.length - start);
    if (isInside(bytes, start)) {
      throw Refused.because(
          28656, name + ":  Invalid range, starting index is a UTF-8 continuation byte.");
    }
    if (isInside(bytes, end)) {
      throw Refused.because(
          28657, name + ":  Invalid range, ending index is in the middle of a UTF-8 character.");
    }
    return new String(Arrays.copyOfRange(bytes, (int) start, (int) end), StandardCharsets.UTF_8);
  }

  /** Returns whether a place is between the bytes of one character. */
  private static boolean isInside(byte[] bytes, long place) {
    return place < bytes.length && (bytes[(int) place] & 0xC0) == 0x80;
  }

  private static String ofCodePoints(List<?> operands) {
    int[] points = points(TextOperators.string(operands.get(0)));
    long start = number(operands, 1, 34450, "$substrCP: starting index must be a numeric type");
    long length = number(operands, 2, 34452, "$substrCP: length must be a numeric type");
    if (start < 0) {
      throw Refused.because(34455, "$substrCP: the starting index must be nonnegative integer.");
    }
    if (length < 0) {
      throw Refused.because(34454, "$substrCP: length must be a nonnegative integer.");
    }
    int from = (int) Math.min(start, points.length);
    return new String(points, from, (int) Math.min(length, points.length - from));
  }

  private static @Nullable Object index(String name, List<?> operands, int code) {
    Object text = operands.get(0);
    if (text == null) {
      return null;
    }
    if (!(text instanceof String string)) {
      throw Refused.because(
          code, name + " requires a string as the first argument, found: " + Types.of(text));
    }
    if (!(operands.get(1) instanceof String wanted)) {
      throw Refused.because(
          code + 1,
          name + " requires a string as the second argument, found: " + Types.of(operands.get(1)));
    }
    int[] units = units(name, string);
    int[] sought = units(name, wanted);
    int from = TextOperators.bound(name, operands, 2, 0);
    int to = Math.min(TextOperators.bound(name, operands, 3, units.length), units.length);
    for (int i = from; i + sought.length <= to; i++) {
      if (i % TRIES_BETWEEN_CHECKS == 0) {
        TimeLimit.check();
      }
      if (Arrays.equals(units, i, i + sought.length, sought, 0, sought.length)) {
        return i;
      }
    }
    return -1;
  }

  private static int[] units(String name, String text) {
    if (name.equals("$indexOfCP")) {
      return points(text);
    }
    byte[] bytes = bytes(text);
    int[] units = new int[bytes.length];
    Arrays.setAll(units, i -> bytes[i]);
    return units;
  }

  private static @Nullable Object split(List<?> pair) {
    Object text = pair.get(0);
    Object separator = pair.get(1);
    if (text == null || separator == null) {
      return null;
    }
    String requires = "$split requires an expression that evaluates to a string as a ";
    if (!(text instanceof String string)) {
      throw Refused.because(40085, requires + "first argument, found: " + Types.of(text));
    }
    if (!(separator instanceof String between)) {
      throw Refused.because(40086, requires + "second argument, found: " + Types.of(separator));
    }
    if (between.isEmpty()) {
      throw Refused.because(40087, "$split requires a non-empty separator");
    }
    SizedList parts = new SizedList();
    int from = 0;
    for (int at = indexOf(string, between, 0); at >= 0; at = indexOf(string, between, from)) {
      parts.add(string.substring(from, at));
      from = at + between.length();
    }
    parts.add(string.substring(from));
    return parts;
  }

  /**
   * Returns the first place of a text in another one, from a place on; negative if there is none.
   * Two long texts can take the product of their lengths, so the time limit is looked at.
   */
  static int indexOf(String text, String wanted, int from) {
    if (wanted.length() <= SHORT) {
      return text.indexOf(wanted, from);
    }
    char first = wanted.charAt(0);
    int tries = 0;
    for (int at = text.indexOf(first, from);
        at >= 0 && at <= text.length() - wanted.length();
        at = text.indexOf(first, at + 1)) {
      if (text.startsWith(wanted, at)) {
        return at;
      }
      if (++tries % TRIES_BETWEEN_CHECKS == 0) {
        TimeLimit.check();
      }
    }
    return -1;
  }
}
