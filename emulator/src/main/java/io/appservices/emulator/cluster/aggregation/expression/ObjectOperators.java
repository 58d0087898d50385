package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.BsonSize;
import io.appservices.emulator.cluster.aggregation.expression.value.KnownSizes;
import io.appservices.emulator.cluster.aggregation.expression.value.Operands;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.Types;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Operators on documents and their fields. */
final class ObjectOperators {

  /** Those that tell what is missing from null. */
  static final Set<String> LAZY = Set.of("$getField", "$setField", "$unsetField", "$type");

  private ObjectOperators() {}

  static void addTo(Map<String, Operator> all) {
    all.put("$objectToArray", (e, o) -> toArray(Operands.single(o)));
    all.put("$arrayToObject", (e, o) -> toObject(Operands.single(o)));
    all.put("$mergeObjects", (e, o) -> merged(e.sizes(), Operands.items(o)));
    LAZY.forEach(name -> all.put(name, (e, o) -> apply(e, name, o)));
  }

  /** Returns the value of one of {@link #LAZY}, whose operand is not evaluated yet. */
  private static @Nullable Object apply(
      Evaluator evaluator, String name, @Nullable Object operand) {
    return switch (name) {
      case "$type" ->
          Types.of(
              evaluator.value(
                  operand instanceof List<?> list && list.size() == 1 ? list.get(0) : operand));
      case "$getField" -> getField(evaluator, operand);
      default -> {
        Document members = Operands.members(operand);
        yield setField(
            evaluator,
            name,
            members,
            name.equals("$setField") ? evaluator.value(members.get("value")) : null);
      }
    };
  }

  private static @Nullable Object getField(Evaluator evaluator, @Nullable Object operand) {
    if (operand instanceof Document members && members.containsKey("field")) {
      String name = field(evaluator, "$getField", members.get("field"), 3041704);
      Object input = evaluator.value(members.get("input"));
      if (input instanceof Document document) {
        return document.getOrMissing(name);
      }
      return input == null ? null : Missing.getInstance();
    }
    String name = field(evaluator, "$getField", operand, 3041704);
    return evaluator.current() instanceof Document current
        ? current.getOrMissing(name)
        : Missing.getInstance();
  }

  private static String field(
      Evaluator evaluator, String operator, @Nullable Object expression, int code) {
    Object name = evaluator.value(expression);
    if (name instanceof String text) {
      return text;
    }
    throw Refused.because(
        code, operator + " requires 'field' to evaluate to type String, but got " + Types.of(name));
  }

  private static @Nullable Object setField(
      Evaluator evaluator, String name, Document members, @Nullable Object value) {
    String field = field(evaluator, name, members.get("field"), 4161107);
    Object input = evaluator.value(members.get("input"));
    if (Missing.isNullOrMissing(input)) {
      return null;
    }
    if (!(input instanceof Document document)) {
      throw Refused.because(4161105, name + " requires 'input' to evaluate to type Object");
    }
    Document copy = document.clone();
    if (name.equals("$unsetField") || value instanceof Missing) {
      copy.remove(field);
    } else {
      KnownSizes sizes = evaluator.sizes();
      sizes.remember(copy, added(sizes, copy, sizes.of(document), field, value));
    }
    return copy;
  }

  /** Puts a field into a document, and returns the bytes that it has then. */
  private static int added(
      KnownSizes sizes, Document document, int before, String field, @Nullable Object value) {
    boolean isNew = !document.containsKey(field);
    Object old = document.put(field, value);
    int removed = isNew ? -field.length() : sizes.of(old);
    return BsonSize.checked((long) before - removed + sizes.of(value));
  }

  private static @Nullable Object toArray(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Document document)) {
      throw Refused.because(
          40390, "$objectToArray requires a document input, found: " + Types.of(value));
    }
    List<Document> pairs = new ArrayList<>();
    document.forEach((name, member) -> pairs.add(new Document("k", name).append("v", member)));
    return pairs;
  }

  private static @Nullable Object toObject(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Collection<?> items)) {
      throw Refused.because(
          40386, "$arrayToObject requires an array input, found: " + Types.of(value));
    }
    Document object = new Document();
    for (Object item : items) {
      if (item instanceof List<?> pair) {
        if (pair.size() != 2) {
          throw Refused.because(
              40397,
              "$arrayToObject requires an array of size 2 arrays,found array of size: "
                  + pair.size());
        }
        object.put(key(pair.get(0), 40395), pair.get(1));
      } else if (item instanceof Document pair) {
        if (pair.size() != 2 || !pair.containsKey("k") || !pair.containsKey("v")) {
          throw Refused.because(
              pair.size() == 2 ? 40393 : 40392,
              "$arrayToObject requires an object keys of 'k' and 'v'. Found incorrect number of"
                  + " keys:"
                  + pair.size());
        }
        object.put(key(pair.get("k"), 40394), pair.get("v"));
      } else {
        throw Refused.because(
            40398, "Unrecognised input type format for $arrayToObject: " + Types.of(item));
      }
    }
    return object;
  }

  private static String key(@Nullable Object key, int code) {
    if (key instanceof String text) {
      return text;
    }
    throw Refused.because(
        code,
        "$arrayToObject requires an array of key-value pairs, where the key must be of type string."
            + " Found key type: "
            + Types.of(key));
  }

  private static Document merged(KnownSizes sizes, List<?> operands) {
    Document merged = new Document();
    int bytes = BsonSize.FRAME;
    for (Object operand : operands) {
      if (operand instanceof Document document) {
        bytes = merge(sizes, merged, bytes, document);
      } else if (operand != null) {
        throw Refused.because(
            40400,
            "$mergeObjects requires object inputs, but input "
                + operand
                + " is of type "
                + Types.of(operand));
      }
    }
    sizes.remember(merged, bytes);
    return merged;
  }

  private static int merge(KnownSizes sizes, Document merged, int before, Document document) {
    if (merged.isEmpty()) {
      merged.putAll(document);
      return sizes.of(document);
    }
    int bytes = before;
    for (Map.Entry<String, Object> field : document.entrySet()) {
      bytes = added(sizes, merged, bytes, field.getKey(), field.getValue());
    }
    return bytes;
  }
}
