package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What MongoDB refuses of expressions when it reads them, before it looks at a document. */
public final class Syntax {

  private static final Set<String> VARIABLES =
      Set.of(
          "ROOT",
          "CURRENT",
          "NOW",
          "CLUSTER_TIME",
          "REMOVE",
          "DESCEND",
          "PRUNE",
          "KEEP",
          "SEARCH_META",
          "USER_ROLES");

  /** Operators whose operands are no expressions, or not all. */
  private static final Set<String> OPAQUE =
      Set.of("$literal", Meta.NAME, "$textScore", ScriptOperator.NAME);

  /** Operators whose values are others each time. */
  private static final Set<String> CHANGING = Set.of("$rand", ScriptOperator.NAME, Meta.NAME);

  private static final Set<String> OPERATORS = operators();

  private final @Nullable Set<String> variables;

  private Syntax(@Nullable Set<String> variables) {
    this.variables = variables;
  }

  private static Set<String> operators() {
    Set<String> all = new HashSet<>(Operators.ALL.keySet());
    all.addAll(LazyOperators.NAMES);
    Arrays.stream(Expression.values()).map(Expression::name).forEach(all::add);
    return Set.copyOf(all);
  }

  /**
   * Does nothing if an expression is one.
   *
   * @throws MongoServerError if it has an operator that there is not, or an operand or a path that
   *     is none, or a variable that is neither MongoDB's nor the expression's own
   */
  public static void check(@Nullable Object expression) {
    new Syntax(Set.of()).expression(expression);
  }

  /** As {@link #check}, where any variable may be known. */
  public static void checkOperators(@Nullable Object expression) {
    new Syntax(null).expression(expression);
  }

  /** Returns whether a document is an expression, that is, begins with the name of an operator. */
  public static boolean isExpression(Document document) {
    return !document.isEmpty() && document.keySet().iterator().next().startsWith("$");
  }

  /** Refuses the name of an operator that there is not, as projections do. */
  public static void checkName(String operator) {
    if (!OPERATORS.contains(operator)) {
      throw Refused.because(31325, "Unknown expression " + operator);
    }
  }

  private void expression(@Nullable Object expression) {
    if (expression instanceof String text) {
      text(text);
    } else if (expression instanceof List<?> items) {
      items.forEach(this::expression);
    } else if (expression instanceof Document document) {
      String first = document.isEmpty() ? "" : document.keySet().iterator().next();
      if (first.startsWith("$")) {
        operator(first, document);
      } else {
        document.values().forEach(this::expression);
      }
    }
  }

  private void text(String text) {
    if (text.startsWith("$$")) {
      String name = text.substring(2).split("\\.", 2)[0];
      if (variables != null && !VARIABLES.contains(name) && !variables.contains(name)) {
        throw Refused.because(17276, "Use of undefined variable: " + name);
      }
    } else if (text.equals("$")) {
      throw Refused.because(16872, "'$' by itself is not a valid FieldPath");
    } else if (text.startsWith("$")) {
      path(text.substring(1));
    }
  }

  private static void path(String path) {
    if (path.endsWith(".")) {
      throw Refused.because(40353, "FieldPath must not end with a '.'.");
    }
    if (path.startsWith(".") || path.contains("..")) {
      throw Refused.because(15998, "FieldPath field names may not be empty strings.");
    }
  }

  private void operator(String name, Document document) {
    if (document.size() > 1) {
      throw Refused.because(
          15983,
          "an expression specification must contain exactly one field, the name of the expression."
              + " Found %d fields, the first of which is %s".formatted(document.size(), name));
    }
    if (!OPERATORS.contains(name)) {
      throw new MongoServerError(
          168, "InvalidPipelineOperator", "Unrecognized expression '" + name + "'");
    }
    Object operand = document.get(name);
    if (OPAQUE.contains(name)) {
      return;
    }
    Signatures.check(name, operand);
    if (operand instanceof Document members) {
      members(name, members);
    } else {
      expression(operand);
    }
  }

  /** Checks the members of an operand, one of which may have more variables. */
  private void members(String name, Document members) {
    List<String> more = new ArrayList<>();
    String inner = "in";
    switch (name) {
      case "$let" -> {
        if (members.get("vars") instanceof Document given) {
          given.keySet().forEach(Syntax::variable);
          more.addAll(given.keySet());
        }
      }
      case "$map" -> more.add(named(members));
      case "$reduce" -> more.addAll(List.of("this", "value"));
      case "$filter" -> {
        more.add(named(members));
        inner = "cond";
      }
      default -> {
        expression(members);
        return;
      }
    }
    for (String member : members.keySet()) {
      (member.equals(inner) ? with(more) : this).expression(members.get(member));
    }
  }

  private static String named(Document members) {
    if (members.get("as") instanceof String name) {
      variable(name);
      return name;
    }
    return "this";
  }

  /** Refuses the name of a variable that users may not define. */
  private static void variable(String name) {
    if (name.isEmpty()) {
      throw new MongoServerError(9, "FailedToParse", "empty variable names are not allowed");
    }
    char first = name.charAt(0);
    if (first < 'a' && !name.equals("CURRENT") || first > 'z' && first < 128) {
      throw new MongoServerError(
          9,
          "FailedToParse",
          "'" + name + "' starts with an invalid character for a user variable name");
    }
    name.chars()
        .filter(c -> c < 128 && c != '_' && !Character.isLetterOrDigit(c))
        .findFirst()
        .ifPresent(
            c -> {
              throw new MongoServerError(
                  9,
                  "FailedToParse",
                  "'%s' contains an invalid character for a variable name: '%c'"
                      .formatted(name, (char) c));
            });
  }

  private Syntax with(Collection<String> more) {
    if (variables == null) {
      return this;
    }
    Set<String> all = new HashSet<>(variables);
    all.addAll(more);
    return new Syntax(all);
  }

  /** Returns the largest parts of an expression whose values are the same for all documents. */
  public static List<Document> constants(@Nullable Object expression) {
    List<Document> found = new ArrayList<>();
    collect(expression, found);
    return found;
  }

  private static void collect(@Nullable Object part, List<Document> found) {
    if (part instanceof Document document && !document.containsKey("$literal")) {
      String first = document.isEmpty() ? "" : document.keySet().iterator().next();
      if (first.startsWith("$") && isConstant(document)) {
        found.add(document);
      } else {
        document.values().forEach(member -> collect(member, found));
      }
    } else if (part instanceof List<?> items) {
      items.forEach(item -> collect(item, found));
    }
  }

  private static boolean isConstant(@Nullable Object part) {
    if (part instanceof Document document) {
      return document.containsKey("$literal")
          || document.keySet().stream().noneMatch(CHANGING::contains)
              && document.values().stream().allMatch(Syntax::isConstant);
    }
    if (part instanceof Collection<?> items) {
      return items.stream().allMatch(Syntax::isConstant);
    }
    return !(part instanceof String text) || !text.startsWith("$");
  }
}
