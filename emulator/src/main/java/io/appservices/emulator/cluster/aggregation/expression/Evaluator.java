package io.appservices.emulator.cluster.aggregation.expression;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.backend.aggregation.Expression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.BsonSize;
import io.appservices.emulator.cluster.aggregation.expression.value.KnownSizes;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.SizedList;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates expressions for one document: operators with variables and conditions, and those that
 * the library lacks. Any other has its operands evaluated here, and is left to the library.
 */
public final class Evaluator {

  private static final String CURRENT = "CURRENT";

  /** Operators that tell what is missing from null. */
  private static final Set<String> COMPARING =
      Set.of("$eq", "$ne", "$gt", "$gte", "$lt", "$lte", "$cmp");

  /** Operators whose values are about as large as all of their operands. */
  private static final Set<String> GROWING =
      Set.of("$concat", "$concatArrays", "$setUnion", "$mergeObjects", "$zip");

  private final Server server;
  private final Document root;
  private final Map<String, ? extends @Nullable Object> variables;
  private final KnownSizes sizes;

  public Evaluator(
      Server server, Document root, Map<String, ? extends @Nullable Object> variables) {
    this(server, root, variables, new KnownSizes());
  }

  private Evaluator(
      Server server,
      Document root,
      Map<String, ? extends @Nullable Object> variables,
      KnownSizes sizes) {
    this.server = server;
    this.root = root;
    this.variables = variables;
    this.sizes = sizes;
  }

  /** Returns the document that expressions are evaluated for. */
  Document root() {
    return root;
  }

  /** Returns what paths begin at: the document, unless a variable has another one. */
  @Nullable Object current() {
    return variables.containsKey(CURRENT) ? variables.get(CURRENT) : root;
  }

  Server server() {
    return server;
  }

  /** Returns the sizes of values that are known already. */
  KnownSizes sizes() {
    return sizes;
  }

  /** Returns an evaluator for the same document that knows more variables, which may be null. */
  Evaluator with(Map<String, ? extends @Nullable Object> more) {
    Map<String, @Nullable Object> all = new HashMap<>(variables);
    all.putAll(more);
    return new Evaluator(server, root, all, sizes);
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
    return text.startsWith("$") && text.length() > 1 ? path(current(), text.substring(1)) : text;
  }

  private @Nullable Object variable(String text) {
    int dot = text.indexOf('.');
    String name = dot < 0 ? text : text.substring(0, dot);
    Object value =
        switch (name) {
          case "ROOT" -> root;
          case CURRENT -> current();
          case "NOW" -> server.now();
          case "CLUSTER_TIME" -> new BsonTimestamp(server.now(), 1);
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
    SizedList values = new SizedList();
    items.forEach(item -> values.add(orNull(value(item))));
    return values;
  }

  public static @Nullable Object orNull(@Nullable Object value) {
    return value instanceof Missing ? null : value;
  }

  private @Nullable Object document(Document document) {
    String first = document.isEmpty() ? "" : document.keySet().iterator().next();
    if (first.startsWith("$")) {
      if (document.size() > 1) {
        throw Refused.because(
            15983,
            "an expression specification must contain exactly one field, the name of the"
                + " expression. Found "
                + document.size()
                + " fields, the first of which is "
                + first);
      }
      return operator(first, document.get(first));
    }
    Document result = new Document();
    int bytes = BsonSize.FRAME;
    for (Map.Entry<String, Object> member : document.entrySet()) {
      Object value = value(member.getValue());
      if (!(value instanceof Missing)) {
        bytes = BsonSize.checked((long) bytes + member.getKey().length() + sizes.of(value));
        result.put(member.getKey(), value);
      }
    }
    sizes.remember(result, bytes);
    return result;
  }

  private @Nullable Object operator(String name, @Nullable Object operand) {
    Signatures.check(name, operand);
    if (LazyOperators.NAMES.contains(name)) {
      return new LazyOperators(this).apply(name, operand);
    }
    Operator own = Operators.ALL.get(name);
    if (own == null) {
      return ofLibrary(name, operand);
    }
    if (ObjectOperators.LAZY.contains(name)) {
      return own.apply(this, operand);
    }
    Object operands = evaluated(name, operand);
    if (GROWING.contains(name)) {
      sizes.of(operands);
    }
    return own.apply(this, operands);
  }

  /** Returns the operand with its parts evaluated: members by name, or a list of the operands. */
  private Object evaluated(String name, @Nullable Object operand) {
    if (operand instanceof Document members
        && !members.isEmpty()
        && !members.keySet().iterator().next().startsWith("$")) {
      Document values = new Document();
      members.forEach((key, member) -> values.put(key, orNull(value(member))));
      return values;
    }
    Collection<?> given =
        operand instanceof Collection<?> items ? items : Collections.singletonList(operand);
    List<@Nullable Object> values = new ArrayList<>();
    for (Object each : given) {
      Object value = value(each);
      values.add(COMPARING.contains(name) ? value : orNull(value));
    }
    return values;
  }

  /** The operands become fields of a document, so that none of them is taken for an expression. */
  private @Nullable Object ofLibrary(String name, @Nullable Object operand) {
    Document fields = new Document();
    Object names;
    if (operand instanceof Collection<?> items) {
      List<@Nullable Object> all = new ArrayList<>();
      items.forEach(item -> all.add(field(fields, value(item))));
      names = all;
    } else {
      names = field(fields, value(operand));
    }
    if (name.equals("$concatArrays") && fields.values().stream().allMatch(List.class::isInstance)) {
      return SizedList.joined(fields.values());
    }
    if (GROWING.contains(name)) {
      BsonSize.of(fields);
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
