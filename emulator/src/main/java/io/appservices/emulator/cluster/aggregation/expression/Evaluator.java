package io.appservices.emulator.cluster.aggregation.expression;

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
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions for one document: operators with variables and conditions, and those that
 * the library lacks. Any other has its operands evaluated here, and is left to the library.
 */
public final class Evaluator {

  private final Server server;
  private final Document root;
  private final Map<String, ? extends @Nullable Object> variables;

  public Evaluator(
      Server server, Document root, Map<String, ? extends @Nullable Object> variables) {
    this.server = server;
    this.root = root;
    this.variables = variables;
  }

  /** Returns the document that expressions are evaluated for. */
  Document root() {
    return root;
  }

  Server server() {
    return server;
  }

  /** Returns an evaluator for the same document that knows more variables, which may be null. */
  Evaluator with(Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> all = new HashMap<>(variables);
    all.putAll(more);
    return new Evaluator(server, root, all);
  }

  /** Returns the value; {@link Missing} if there is none. */
  public @Nullable Object value(@Nullable Object expression) {
    TimeLimit.check();
    if (expression instanceof String text) {
      return text.startsWith("$$") ? variable(text.substring(2)) : text(text);
    }
    if (expression instanceof Document document) {
      return document(document);
    }
    return expression instanceof Collection<?> items ? list(items) : expression;
  }

  /** Returns whether the value counts as true in a condition. */
  boolean isTrue(@Nullable Object expression) {
    return Utils.isTrue(orNull(value(expression)));
  }

  private @Nullable Object text(String text) {
    return text.startsWith("$") && text.length() > 1 ? path(root, text.substring(1)) : text;
  }

  private @Nullable Object variable(String text) {
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
            yield variables.get(name);
          }
        };
    return dot < 0 ? value : path(value, text.substring(dot + 1));
  }

  /** Returns what a path leads to: through arrays, a list of what it leads to in each item. */
  public static @Nullable Object path(@Nullable Object value, String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> found = new ArrayList<>();
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

  private List<@Nullable Object> list(Collection<?> items) {
    List<@Nullable Object> values = new ArrayList<>();
    items.forEach(item -> values.add(orNull(value(item))));
    return values;
  }

  public static @Nullable Object orNull(@Nullable Object value) {
    return value instanceof Missing ? null : value;
  }

  private @Nullable Object document(Document document) {
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

  private @Nullable Object operator(String name, @Nullable Object operand) {
    Signatures.check(name, operand);
    if (LazyOperators.NAMES.contains(name)) {
      return new LazyOperators(this).apply(name, operand);
    }
    Operator own = Operators.ALL.get(name);
    return own == null ? ofLibrary(name, operand) : own.apply(this, evaluated(operand));
  }

  /** Returns the operand with its parts evaluated: a list, members by name, or one value. */
  private @Nullable Object evaluated(@Nullable Object operand) {
    if (operand instanceof Document members
        && !members.isEmpty()
        && !members.keySet().iterator().next().startsWith("$")) {
      Document values = new Document();
      members.forEach((key, member) -> values.put(key, orNull(value(member))));
      return values;
    }
    return operand instanceof Collection<?> items ? list(items) : value(operand);
  }

  /** The operands become fields of a document, so that none of them is taken for an expression. */
  private @Nullable Object ofLibrary(String name, @Nullable Object operand) {
    Document fields = new Document();
    Object names;
    if (operand instanceof Collection<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
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

  private static String field(Document fields, @Nullable Object value) {
    String name = "v" + fields.size();
    fields.put(name, value instanceof Missing ? null : value);
    if (value instanceof Missing) {
      return "$missing" + fields.size();
    }
    return "$" + name;
  }
}
