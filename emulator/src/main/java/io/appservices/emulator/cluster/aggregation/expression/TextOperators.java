package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.ObjectId;
import io.appservices.emulator.cluster.aggregation.expression.date.DateFormat;
import io.appservices.emulator.cluster.aggregation.expression.value.BsonSize;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.SizedList;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Operators on texts. */
final class TextOperators {

  private static final String WHITESPACE =
      "\0 \t\n\u000B\f\r\u00A0\u2000\u2001\u2002\u2003\u2004"
          + "\u2005\u2006\u2007\u2008\u2009\u200A";

  /** Whole doubles have an exponent from here on. */
  private static final double LARGEST_WITHOUT_EXPONENT = 1e16;

  private TextOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$regexMatch", (e, o) -> find(matcher(e, o, "$regexMatch"), o) != null);
    all.put("$regexFind", (e, o) -> find(matcher(e, o, "$regexFind"), o));
    all.put("$regexFindAll", (e, o) -> findAll(matcher(e, o, "$regexFindAll"), o));
    all.put("$trim", (e, o) -> trim(o, true, true));
    all.put("$ltrim", (e, o) -> trim(o, true, false));
    all.put("$rtrim", (e, o) -> trim(o, false, true));
    all.put("$replaceOne", (e, o) -> replace(o, false));
    all.put("$replaceAll", (e, o) -> replace(o, true));
    all.put("$strcasecmp", (e, o) -> compare(Operands.items(o)));
  }

  private static @Nullable Matcher matcher(
      Evaluator evaluator, @Nullable Object operand, String name) {
    if (!(operand instanceof Document members)) {
      throw Refused.because(51103, name + " expects an object of named arguments");
    }
    Object input = members.get("input");
    Object regex = members.get("regex");
    if (input == null || regex == null) {
      return null;
    }
    if (!(input instanceof String text)) {
      throw Refused.because(51104, name + " needs 'input' to be of type string");
    }
    String options = text(members, "options", 51106, name);
    if (regex instanceof BsonRegularExpression expression) {
      boolean hasOwn = expression.getOptions() != null && !expression.getOptions().isEmpty();
      if (options != null && hasOwn) {
        throw Refused.because(
            51107, name + ": found regex options specified in both 'regex' and 'options' fields");
      }
      String own = options == null ? expression.getOptions() : options;
      return evaluator
          .server()
          .regex(expression.getPattern(), own == null ? "" : own)
          .matcher(text);
    }
    if (!(regex instanceof String pattern)) {
      throw Refused.because(51105, name + " needs 'regex' to be of type string or regex");
    }
    return evaluator.server().regex(pattern, options == null ? "" : options).matcher(text);
  }

  private static @Nullable Document find(@Nullable Matcher matcher, @Nullable Object operand) {
    return matcher != null && matcher.find()
        ? match(matcher, input(operand).codePointCount(0, matcher.start()))
        : null;
  }

  private static List<Object> findAll(@Nullable Matcher matcher, @Nullable Object operand) {
    SizedList all = new SizedList();
    int from = 0;
    int place = 0;
    while (matcher != null && matcher.find()) {
      place += input(operand).codePointCount(from, matcher.start());
      from = matcher.start();
      all.add(match(matcher, place));
    }
    return all;
  }

  private static String input(@Nullable Object operand) {
    return String.valueOf(Operands.members(operand).get("input"));
  }

  /** The place of a match is counted in code points; of many, from the one before on. */
  private static Document match(Matcher matcher, int place) {
    List<Object> captures = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      captures.add(matcher.group(i));
    }
    return new Document("match", matcher.group()).append("idx", place).append("captures", captures);
  }

  private static @Nullable String trim(@Nullable Object operand, boolean left, boolean right) {
    if (!(operand instanceof Document members)) {
      throw Refused.because(50696, "$trim only supports an object as an argument");
    }
    if (members.get("input") == null
        || members.containsKey("chars") && members.get("chars") == null) {
      return null;
    }
    if (!(members.get("input") instanceof String text)) {
      throw Refused.because(50699, "$trim requires its input to be a string");
    }
    String chars = Objects.requireNonNullElse(text(members, "chars", 50700, "$trim"), WHITESPACE);
    int from = 0;
    int to = text.length();
    while (left && from < to && chars.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (right && to > from && chars.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  private static @Nullable String text(Document members, String member, int code, String name) {
    Object value = members.get(member);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw Refused.because(
        code, name + " requires that '" + member + "' be a string, found: " + value);
  }

  private static @Nullable String replace(@Nullable Object operand, boolean all) {
    Document members = Operands.members(operand);
    String name = all ? "$replaceAll" : "$replaceOne";
    String text = text(members, "input", 51746, name);
    String find = text(members, "find", 51745, name);
    String replacement = text(members, "replacement", 51744, name);
    if (text == null || find == null || replacement == null) {
      return null;
    }
    if (all && find.isEmpty()) {
      BsonSize.checked(text.length() + (text.length() + 1L) * replacement.length());
      return text.replace(find, replacement);
    }
    return replaced(text, find, replacement, all);
  }

  private static String replaced(String text, String find, String replacement, boolean all) {
    StringBuilder replaced = new StringBuilder();
    int from = 0;
    int at = StringOperators.indexOf(text, find, 0);
    while (at >= 0) {
      replaced.append(text, from, at).append(replacement);
      from = at + find.length();
      BsonSize.checked((long) replaced.length() + text.length() - from);
      at = all ? StringOperators.indexOf(text, find, from) : -1;
    }
    return replaced.append(text, from, text.length()).toString();
  }

  private static int compare(List<?> operands) {
    return Integer.signum(
        ValueOrder.compare(
            StringOperators.upper(string(operands.get(0))),
            StringOperators.upper(string(operands.get(1)))));
  }

  /** Returns a value as a text, an empty one for null; refuses what has none. */
  static String string(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value instanceof Boolean || !hasText(value)) {
      throw Refused.because(
          16007, "can't convert from BSON type " + Types.of(value) + " to String");
    }
    return text(value);
  }

  /** Returns a value converted to a text. */
  static String string(Object value, String type) {
    if (!hasText(value)) {
      throw ConversionOperators.unsupported(value, type);
    }
    return text(value);
  }

  private static boolean hasText(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof ObjectId
        || value instanceof Instant
        || value instanceof BsonTimestamp;
  }

  static String text(Object value) {
    if (value instanceof Double number) {
      return text(number.doubleValue());
    }
    if (value instanceof Instant date) {
      return DateFormat.text(date);
    }
    return value instanceof ObjectId id ? id.getHexData() : value.toString();
  }

  private static String text(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      return Double.toString(number);
    }
    boolean isWhole = number == Math.rint(number) && Math.abs(number) < LARGEST_WITHOUT_EXPONENT;
    return isWhole
        ? Long.toString((long) number)
        : Double.toString(number)
            .replace(".0E", "E")
            .replaceFirst("E(\\d)", "e+$1")
            .replace("E-", "e-");
  }

  /** Returns an operand that is a place in a text or an array; {@code absent} if there is none. */
  static int bound(String name, List<?> operands, int index, int absent) {
    if (operands.size() <= index) {
      return absent;
    }
    String what = index == 2 ? "starting index" : "ending index";
    if (!(operands.get(index) instanceof Number number)
        || number.doubleValue() != number.intValue()) {
      throw Refused.because(
          40096,
          "%s requires an integral %s, found a value of type: %s"
              .formatted(name, what, Types.of(operands.get(index))));
    }
    if (number.intValue() < 0) {
      throw Refused.because(
          40097, "%s requires a nonnegative %s, found: %s".formatted(name, what, number));
    }
    return number.intValue();
  }
}
