package io.appservices.emulator.service.rule;

import io.appservices.emulator.domain.AppServicesException;
import io.appservices.emulator.domain.AppServicesException.Kind;
import io.appservices.emulator.domain.ErrorCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bson.BsonBinary;
import org.bson.Document;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** The values in rule expressions: expansions, and operators that make a value of another. */
final class Operands {

  static final String EXPANSION = "%%";

  private static final Set<String> CONVERSIONS =
      Set.of("function", "stringToOid", "oidToString", "stringToUuid", "uuidToString");

  private final Scope scope;

  Operands(Scope scope) {
    this.scope = scope;
  }

  static boolean isOperator(String key) {
    return (key.startsWith("%") && !key.startsWith(EXPANSION)) || key.startsWith("$");
  }

  /**
   * Returns the name of the operator: {@code %in} and {@code $in} are the same; empty if the key is
   * none, as may stand beside operators.
   */
  static String operator(String key) {
    return isOperator(key) ? key.substring(1) : "";
  }

  /** Returns whether a document is a condition on a value, as opposed to being the value. */
  static boolean isCondition(Map<?, ?> members) {
    return members.keySet().stream().map(String::valueOf).anyMatch(Operands::isOperator)
        && !isConversion(members);
  }

  static boolean isConversion(Map<?, ?> members) {
    String key = members.size() == 1 ? String.valueOf(members.keySet().iterator().next()) : "";
    return isOperator(key) && CONVERSIONS.contains(operator(key));
  }

  /** Resolves as {@link #resolve} does, but never to null, which would match absent fields. */
  @Nullable Object value(@Nullable Object operand) {
    Object resolved = resolve(operand);
    return resolved == null && operand != null ? Values.NOTHING : resolved;
  }

  /** Returns the value that an operand stands for, down to the members of lists and documents. */
  @Nullable Object resolve(@Nullable Object operand) {
    if (operand instanceof String text) {
      return text.startsWith(EXPANSION) ? expand(text) : text;
    }
    if (operand instanceof Collection<?> items) {
      List<@Nullable Object> resolved = new ArrayList<>();
      items.forEach(item -> resolved.add(value(item)));
      return resolved;
    }
    if (operand instanceof Map<?, ?> members) {
      return isConversion(members) ? convert(members) : resolveMembers(members);
    }
    return operand;
  }

  private Document resolveMembers(Map<?, ?> members) {
    Document resolved = new Document();
    members.forEach((key, value) -> resolved.append(String.valueOf(key), resolve(value)));
    return resolved;
  }

  private @Nullable Object convert(Map<?, ?> members) {
    Map.Entry<?, ?> only = members.entrySet().iterator().next();
    String operator = operator(String.valueOf(only.getKey()));
    if (operator.equals("function")) {
      return call(only.getValue());
    }
    Object value = resolve(only.getValue());
    return switch (operator) {
      case "stringToOid" -> value instanceof String text ? objectId(text) : null;
      case "oidToString" -> value instanceof ObjectId id ? id.toHexString() : null;
      case "stringToUuid" -> value instanceof String text ? uuid(text) : null;
      default -> uuidText(value);
    };
  }

  private @Nullable Object call(@Nullable Object operand) {
    if (operand instanceof Map<?, ?> call && call.get("name") instanceof String name) {
      Object arguments = withNulls(resolve(call.get("arguments")));
      return scope.call(
          name, arguments instanceof List<?> list ? new ArrayList<>(list) : List.of());
    }
    throw notEmulated("%function without a name");
  }

  /** Functions are given null for what stands for nothing, also inside lists and documents. */
  private static @Nullable Object withNulls(@Nullable Object resolved) {
    if (resolved instanceof Collection<?> items) {
      List<@Nullable Object> given = new ArrayList<>();
      items.forEach(item -> given.add(withNulls(item)));
      return given;
    }
    if (resolved instanceof Map<?, ?> members) {
      Document given = new Document();
      members.forEach((key, value) -> given.append(String.valueOf(key), withNulls(value)));
      return given;
    }
    return resolved == Values.NOTHING ? null : resolved;
  }

  /**
   * Parses 24 hexadecimal characters or 12 others; null for anything else, which matches nothing.
   */
  private static @Nullable ObjectId objectId(String text) {
    if (ObjectId.isValid(text)) {
      return new ObjectId(text);
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return bytes.length == 12 ? new ObjectId(bytes) : null;
  }

  private static @Nullable Binary uuid(String text) {
    try {
      BsonBinary binary = new BsonBinary(UUID.fromString(text));
      return new Binary(binary.getType(), binary.getData());
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static @Nullable String uuidText(@Nullable Object value) {
    if (value instanceof UUID uuid) {
      return uuid.toString();
    }
    return value instanceof Binary binary && binary.getData().length == 16
        ? new BsonBinary(binary.getType(), binary.getData()).asUuid().toString()
        : null;
  }

  @Nullable Object expand(String path) {
    String[] steps = path.substring(EXPANSION.length()).split("\\.", 2);
    if (steps[0].equals("true") || steps[0].equals("false")) {
      return Boolean.valueOf(steps[0]);
    }
    if (!scope.knows(steps[0])) {
      throw notEmulated(EXPANSION + steps[0]);
    }
    Object value = scope.value(steps[0]);
    return steps.length == 1 ? value : Values.member(value, steps[1]);
  }

  static AppServicesException notEmulated(String part) {
    return new AppServicesException(
        Kind.NOT_EMULATED,
        ErrorCode.NOT_EMULATED,
        "the emulator does not evaluate '" + part + "' in rule expressions");
  }
}
