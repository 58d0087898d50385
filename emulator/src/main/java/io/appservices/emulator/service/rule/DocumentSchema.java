package io.appservices.emulator.service.rule;

import io.appservices.emulator.cluster.embedded.evaluation.Evaluation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The schema of a collection (docs: schemas): JSON Schema, with the types of BSON. A keyword that
 * is not known says nothing.
 */
public final class DocumentSchema {

  private static final String ID = "_id";

  private final Map<?, ?> schema;
  private final boolean nullIsAbsent;

  /**
   * Makes a schema.
   *
   * @param nullIsAbsent whether null will do for a field that is not required
   */
  public DocumentSchema(Document schema, boolean nullIsAbsent) {
    this.schema = schema;
    this.nullIsAbsent = nullIsAbsent;
  }

  /** Returns what is wrong with a document; empty if nothing is. */
  public Optional<String> problem(Document document) {
    Document whole = new Document(ID, new ObjectId());
    whole.putAll(document);
    return problem("(root)", whole, schema);
  }

  private Optional<String> problem(String path, Object value, Map<?, ?> rule) {
    return Stream.<Optional<String>>of(
            type(path, value, rule),
            values(path, value, rule),
            value instanceof Map<?, ?> map ? members(path, map, rule) : Optional.empty(),
            value instanceof Collection<?> list
                ? items(path, new ArrayList<>(list), rule)
                : Optional.empty(),
            combined(path, value, rule))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> type(String path, Object value, Map<?, ?> rule) {
    for (String keyword : List.of("bsonType", "type")) {
      List<?> wanted = list(rule.get(keyword));
      if (!wanted.isEmpty() && wanted.stream().noneMatch(TypeNames.of(value)::contains)) {
        return Optional.of(
            "%s: Invalid type. Expected: %s, given: %s"
                .formatted(path, wanted, TypeNames.of(value)));
      }
    }
    return Optional.empty();
  }

  private static List<?> list(@Nullable Object value) {
    if (value instanceof List<?> items) {
      return items;
    }
    return value == null ? List.of() : List.of(value);
  }

  private Optional<String> members(String path, Map<?, ?> document, Map<?, ?> rule) {
    for (Object name : list(rule.get("required"))) {
      if (!document.containsKey(name)) {
        return Optional.of("%s: %s is required".formatted(path, name));
      }
    }
    Map<?, ?> properties = map(rule.get("properties"));
    for (Map.Entry<?, ?> member : document.entrySet()) {
      Object wanted =
          properties.containsKey(member.getKey())
              ? properties.get(member.getKey())
              : rule.get("additionalProperties");
      boolean absent =
          nullIsAbsent
              && member.getValue() == null
              && !list(rule.get("required")).contains(member.getKey());
      Optional<String> problem =
          absent ? Optional.empty() : member(String.valueOf(member.getKey()), member, wanted);
      if (problem.isPresent()) {
        return problem;
      }
    }
    return Optional.empty();
  }

  private Optional<String> member(String name, Map.Entry<?, ?> member, @Nullable Object wanted) {
    if (Boolean.FALSE.equals(wanted) && !name.equals(ID)) {
      return Optional.of("%s: Additional property is not allowed".formatted(name));
    }
    return problem(name, member.getValue(), map(wanted));
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private Optional<String> items(String path, List<?> items, Map<?, ?> rule) {
    if (beyond(items.size(), rule, "minItems", "maxItems")) {
      return Optional.of("%s: wrong number of items: %s".formatted(path, items.size()));
    }
    if (Boolean.TRUE.equals(rule.get("uniqueItems"))
        && new HashSet<>(items).size() < items.size()) {
      return Optional.of("%s: items are not unique".formatted(path));
    }
    return items.stream()
        .flatMap(item -> problem(path, item, map(rule.get("items"))).stream())
        .findFirst();
  }

  private static Optional<String> values(String path, Object value, Map<?, ?> rule) {
    if (rule.get("enum") instanceof List<?> allowed
        && allowed.stream().noneMatch(one -> Values.areEqual(one, value))) {
      return Optional.of("%s: must be one of %s".formatted(path, allowed));
    }
    if (value instanceof String text) {
      return text(path, text, rule);
    }
    if (value instanceof Number number && outside(number.doubleValue(), rule)) {
      return Optional.of("%s: %s is out of range".formatted(path, number));
    }
    return Optional.empty();
  }

  private static boolean outside(double number, Map<?, ?> rule) {
    boolean excludesLeast = Boolean.TRUE.equals(rule.get("exclusiveMinimum"));
    boolean excludesMost = Boolean.TRUE.equals(rule.get("exclusiveMaximum"));
    return beyond(number, rule, "minimum", "maximum")
        || excludesLeast && rule.get("minimum") instanceof Number n && number == n.doubleValue()
        || excludesMost && rule.get("maximum") instanceof Number m && number == m.doubleValue();
  }

  private static Optional<String> text(String path, String text, Map<?, ?> rule) {
    if (beyond(text.codePointCount(0, text.length()), rule, "minLength", "maxLength")) {
      return Optional.of("%s: wrong length".formatted(path));
    }
    boolean matches = !(rule.get("pattern") instanceof String pattern) || find(pattern, text);
    return matches
        ? Optional.empty()
        : Optional.of("%s: does not match the pattern".formatted(path));
  }

  private static boolean find(String pattern, String text) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException notKnown) {
      return true;
    }
    return Evaluation.finds(pattern, text);
  }

  private static boolean beyond(double number, Map<?, ?> rule, String least, String most) {
    return rule.get(least) instanceof Number n && number < n.doubleValue()
        || rule.get(most) instanceof Number m && number > m.doubleValue();
  }

  private Optional<String> combined(String path, Object value, Map<?, ?> rule) {
    Optional<String> first =
        list(rule.get("allOf")).stream()
            .flatMap(each -> problem(path, value, map(each)).stream())
            .findFirst();
    if (first.isPresent()) {
      return first;
    }
    boolean none =
        rule.get("anyOf") instanceof List<?> any && fitting(path, value, any) == 0
            || rule.get("oneOf") instanceof List<?> one && fitting(path, value, one) != 1
            || rule.get("not") instanceof Map<?, ?> not && problem(path, value, not).isEmpty();
    return none ? Optional.of("%s: fits no alternative".formatted(path)) : Optional.empty();
  }

  private long fitting(String path, Object value, List<?> rules) {
    return rules.stream().filter(each -> problem(path, value, map(each)).isEmpty()).count();
  }
}
