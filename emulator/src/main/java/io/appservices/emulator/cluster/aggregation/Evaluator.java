package io.appservices.emulator.cluster.aggregation;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Evaluates expressions for one document: operators with variables and conditions, and those that
 * the library lacks. Any other has its operands evaluated here, and is left to the library.
 */
final class Evaluator {

  /** The operators that decide which of their operands are evaluated, and with which variables. */
  static final Set<String> LAZY =
      Set.of(
          "$literal",
          "$cond",
          "$switch",
          "$ifNull",
          "$and",
          "$or",
          "$let",
          "$map",
          "$filter",
          "$reduce");

  private final Server server;
  private final Document root;
  private final Map<String, Object> variables;

  Evaluator(Server server, Document root, Map<String, Object> variables) {
    this.server = server;
    this.root = root;
    this.variables = variables;
  }

  Server server() {
    return server;
  }

  private Evaluator with(String name, Object value) {
    return with(Map.of(name, value == null ? Null.VALUE : value));
  }

  private Evaluator with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(variables);
    all.putAll(more);
    return new Evaluator(server, root, all);
  }

  /** Stands for null where a map takes none. */
  private enum Null {
    VALUE
  }

  /** Returns the value; {@link Missing} if there is none. */
  Object value(Object expression) {
    TimeLimit.check();
    if (expression instanceof String text) {
      return text.startsWith("$$") ? variable(text.substring(2)) : text(text);
    }
    if (expression instanceof Document document) {
      return document(document);
    }
    return expression instanceof Collection<?> items ? list(items) : expression;
  }

  private Object text(String text) {
    return text.startsWith("$") && text.length() > 1 ? path(root, text.substring(1)) : text;
  }

  private Object variable(String text) {
    int dot = text.indexOf('.');
    String name = dot < 0 ? text : text.substring(0, dot);
    Object value =
        switch (name) {
          case "ROOT", "CURRENT" -> root;
          case "NOW" -> server.now();
          case "REMOVE" -> Missing.getInstance();
          default -> {
            if (!variables.containsKey(name)) {
              throw Refused.because(17276, "Use of undefined variable: " + name);
            }
            yield variables.get(name) == Null.VALUE ? null : variables.get(name);
          }
        };
    return dot < 0 ? value : path(value, text.substring(dot + 1));
  }

  /** Returns what a path leads to: through arrays, a list of what it leads to in each item. */
  static Object path(Object value, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (value instanceof Collection<?> items) {
      List<Object> found = new ArrayList<>();
      items.stream()
          .map(item -> path(item, path))
          .filter(item -> !(item instanceof Missing))
          .forEach(found::add);
      return found;
    }
    Object member =
        value instanceof Document document ? document.getOrMissing(first) : Missing.getInstance();
    return dot < 0 ? member : path(member, path.substring(dot + 1));
  }

  private List<Object> list(Collection<?> items) {
    List<Object> values = new ArrayList<>();
    items.forEach(item -> values.add(orNull(value(item))));
    return values;
  }

  static Object orNull(Object value) {
    return value instanceof Missing ? null : value;
  }

  private Object document(Document document) {
    String first = document.isEmpty() ? "" : document.keySet().iterator().next();
    if (first.startsWith("$")) {
      return operator(first, document.get(first));
    }
    Document result = new Document();
    document.forEach(
        (key, member) -> {
          Object value = value(member);
          if (!(value instanceof Missing)) {
            result.put(key, value);
          }
        });
    return result;
  }

  private Object operator(String name, Object operand) {
    if (LAZY.contains(name)) {
      return lazy(name, operand);
    }
    Operator own = Operators.ALL.get(name);
    return own == null ? ofLibrary(name, operand) : own.apply(this, evaluated(operand));
  }

  /** Returns the operand with its parts evaluated: a list, members by name, or one value. */
  private Object evaluated(Object operand) {
    boolean named =
        operand instanceof Document document
            && !document.isEmpty()
            && !document.keySet().iterator().next().startsWith("$");
    if (named) {
      Document values = new Document();
      ((Document) operand).forEach((key, member) -> values.put(key, orNull(value(member))));
      return values;
    }
    return operand instanceof Collection<?> items ? list(items) : value(operand);
  }

  /** The operands become fields of a document, so that none of them is taken for an expression. */
  private Object ofLibrary(String name, Object operand) {
    Document fields = new Document();
    Object names;
    if (operand instanceof Collection<?> items) {
      List<Object> all = new ArrayList<>();
      items.forEach(item -> all.add(field(fields, value(item))));
      names = all;
    } else if (evaluated(operand) instanceof Document members
        && operand instanceof Document given
        && given.keySet().equals(members.keySet())) {
      Document all = new Document();
      members.forEach((key, member) -> all.put(key, field(fields, member)));
      names = all;
    } else {
      names = field(fields, value(operand));
    }
    return Expression.evaluateDocument(new Document(name, names), fields);
  }

  private static String field(Document fields, Object value) {
    String name = "v" + fields.size();
    fields.put(name, value instanceof Missing ? null : value);
    if (value instanceof Missing) {
      return "$missing" + fields.size();
    }
    return "$" + name;
  }

  private Object lazy(String name, Object operand) {
    return switch (name) {
      case "$literal" -> operand;
      case "$and" -> items(operand).stream().allMatch(item -> Utils.isTrue(orNull(value(item))));
      case "$or" -> items(operand).stream().anyMatch(item -> Utils.isTrue(orNull(value(item))));
      case "$ifNull" -> ifNull(items(operand));
      case "$cond" -> cond(operand);
      case "$switch" -> choose(members(name, operand));
      case "$let" -> let(members(name, operand));
      case "$map" -> map(members(name, operand));
      case "$filter" -> filter(members(name, operand));
      default -> reduce(members(name, operand));
    };
  }

  private static List<?> items(Object operand) {
    return operand instanceof List<?> list ? list : List.of(operand);
  }

  private static Document members(String name, Object operand) {
    if (operand instanceof Document members) {
      return members;
    }
    throw Refused.because(9, name + " only supports an object as its argument");
  }

  private Object ifNull(List<?> items) {
    Object value = Missing.getInstance();
    for (Object item : items) {
      value = value(item);
      if (!Missing.isNullOrMissing(value)) {
        return value;
      }
    }
    return value;
  }

  private Object cond(Object operand) {
    if (operand instanceof List<?> list) {
      if (list.size() != 3) {
        throw Refused.because(
            16020,
            "Expression $cond takes exactly 3 arguments. " + list.size() + " were passed in.");
      }
      return value(isTrue(list.get(0)) ? list.get(1) : list.get(2));
    }
    Document members = members("$cond", operand);
    return value(isTrue(members.get("if")) ? members.get("then") : members.get("else"));
  }

  private boolean isTrue(Object expression) {
    return Utils.isTrue(orNull(value(expression)));
  }

  private Object choose(Document members) {
    for (Object branch : items(members.getOrDefault("branches", List.of()))) {
      Document each = members("$switch", branch);
      if (isTrue(each.get("case"))) {
        return value(each.get("then"));
      }
    }
    if (!members.containsKey("default")) {
      throw Refused.because(
          40066,
          "$switch could not find a matching branch for an input, and no default was specified.");
    }
    return value(members.get("default"));
  }

  private Object let(Document members) {
    Map<String, Object> more = new HashMap<>();
    members("$let", members.get("vars"))
        .forEach(
            (name, expression) -> {
              Object value = value(expression);
              more.put(name, value == null ? Null.VALUE : value);
            });
    return with(more).value(members.get("in"));
  }

  private Object map(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    List<Object> mapped = new ArrayList<>();
    items.forEach(item -> mapped.add(orNull(with(name, item).value(members.get("in")))));
    return mapped;
  }

  private Object filter(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
      return null;
    }
    String name = members.get("as") instanceof String as ? as : "this";
    long limit =
        members.get("limit") == null
            ? Long.MAX_VALUE
            : ((Number) value(members.get("limit"))).longValue();
    List<Object> kept = new ArrayList<>();
    for (Object item : items) {
      if (kept.size() < limit && with(name, item).isTrue(members.get("cond"))) {
        kept.add(item);
      }
    }
    return kept;
  }

  private Object reduce(Document members) {
    if (!(value(members.get("input")) instanceof Collection<?> items)) {
      return null;
    }
    Object result = value(members.get("initialValue"));
    for (Object item : items) {
      result = with("this", item).with("value", result).value(members.get("in"));
    }
    return result;
  }
}
