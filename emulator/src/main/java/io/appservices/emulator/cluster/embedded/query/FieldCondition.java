package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators of one field, some of which the library lacks. */
final class FieldCondition extends Condition {

  private static final Set<String> NEAR = Set.of("$near", "$nearSphere");
  private static final Set<String> OF_NEAR = Set.of("$minDistance", "$maxDistance", "$uniqueDocs");
  private static final String ID = "_id";
  private static final String ELEMENT = "$elemMatch";
  private static final Set<String> NESTED = Set.of("$not", ELEMENT);

  private final String path;
  private final Document operators;
  private final boolean isQuick;
  private final List<Predicate<Document>> parts = new ArrayList<>();
  private final List<Near> nears = new ArrayList<>();

  FieldCondition(String path, Document operators) {
    this(path, operators, false);
  }

  /**
   * Reads operators.
   *
   * @param ofElement whether they are for an element of an array, whose own elements do not count
   */
  private FieldCondition(String path, Document operators, boolean ofElement) {
    this.path = path;
    this.operators = operators;
    this.isQuick =
        operators.entrySet().stream()
            .allMatch(
                one ->
                    Equality.isQuick(path, one.getKey(), one.getValue())
                        || Bound.isOwn(one.getKey(), one.getValue()));
    Document others = new Document();
    operators.forEach(
        (name, operand) -> {
          if (Equality.isOwn(path, name, operand)) {
            Equality equality = Equality.of(name, operand);
            boolean isMet = !Equality.isNegated(name);
            Predicate<Document> isNull = Values.isNull(path);
            parts.add(
                document ->
                    isMet
                        == (ofElement
                            ? equality.has(document.get(path))
                            : equality.isMetBy(document, path, isNull)));
          } else if (Bound.isOwn(name, operand)) {
            Bound bound = new Bound(name, operand);
            parts.add(
                ofElement
                    ? document -> bound.has(document.get(path))
                    : document -> Values.each(document, path).anyMatch(bound::has));
          } else if (BitTest.NAMES.contains(name)) {
            BitTest test = new BitTest(path, name, operand);
            parts.add(
                ofElement
                    ? document -> test.test(Values.known(document.get(path)))
                    : document -> Values.each(document, path).anyMatch(test));
          } else if (NEAR.contains(name)) {
            Near near = Near.of(path, name, operand, operators);
            nears.add(near);
            parts.add(near::isInReach);
          } else if (GeoTest.NAMES.contains(name)) {
            GeoTest test = GeoTest.of(name, operand);
            parts.add(document -> Values.each(document, path).anyMatch(test));
          } else if (NESTED.contains(name)
              && (isNested(path, operand) || ofElement && operand instanceof Document)) {
            Document inner = (Document) operand;
            parts.add(name.equals("$not") ? not(inner, ofElement) : element(inner));
          } else if (!OF_NEAR.contains(name)) {
            others.put(name, operand);
          }
        });
    if (!others.isEmpty() && ofElement) {
      // By itself an element that is an array would be met by what is in it.
      Document query = new Document(path, new Document(ELEMENT, others));
      parts.add(document -> new DefaultQueryMatcher().matches(inArray(document), query));
    } else if (!others.isEmpty()) {
      Document query = OwnConditions.of(new Document(path, others));
      parts.add(document -> new DefaultQueryMatcher().matches(document, query));
    }
  }

  private Document inArray(Document element) {
    return new Document(path, Collections.singletonList(element.get(path)));
  }

  /** Returns the condition that an element of an array meets operators. */
  private static Predicate<Document> ofElement(String path, Document operators) {
    List<FieldCondition> all =
        ElementMatch.operators(operators).stream()
            .map(one -> new FieldCondition(path, one, true))
            .toList();
    return element -> all.stream().allMatch(one -> one.matches(element));
  }

  /** Returns whether the value of a field in a query has operators that are not the library's. */
  static boolean isOwn(String path, @Nullable Object value) {
    return Equality.isNullWithin(path, value)
        || value instanceof Document operators
            && areIn(path, path.equals(ID) ? withoutEqualities(operators) : operators);
  }

  /** Returns the operators of an id, which is no array: the library knows how to find one. */
  private static Document withoutEqualities(Document operators) {
    Document others = new Document(operators);
    others
        .entrySet()
        .removeIf(
            one ->
                Equality.isOwn(ID, one.getKey(), one.getValue())
                    && one.getValue() instanceof Collection<?>);
    return others;
  }

  /**
   * Returns the operators by which the library finds all that they find; empty if there is none.
   */
  static Document wider(Document operators) {
    Document wider = new Document(operators);
    wider.entrySet().removeIf(one -> !Equality.isNarrower(one.getKey(), one.getValue()));
    return wider;
  }

  private static boolean areIn(String path, Document operators) {
    return operators.entrySet().stream()
        .anyMatch(
            entry ->
                Equality.isOwn(path, entry.getKey(), entry.getValue())
                    || Bound.isOwn(entry.getKey(), entry.getValue())
                    || BitTest.NAMES.contains(entry.getKey())
                    || GeoTest.NAMES.contains(entry.getKey())
                    || NEAR.contains(entry.getKey())
                    || NESTED.contains(entry.getKey()) && isNested(path, entry.getValue()));
  }

  /** An element is matched by operators, or as a document by a query. */
  private static boolean isNested(String path, @Nullable Object value) {
    return value instanceof Document inner
        && (areIn(path, inner)
            || inner.keySet().stream().anyMatch(Equality::isOfReference)
            || ElementMatch.hasOwn(inner)
            || inner.entrySet().stream().anyMatch(one -> isOwn(one.getKey(), one.getValue())));
  }

  private Predicate<Document> not(Document operators, boolean ofElement) {
    Predicate<Document> condition =
        ofElement
            ? ofElement(path, operators)
            : new FieldCondition(path, operators, false)::matches;
    return condition.negate();
  }

  private Predicate<Document> element(Document inner) {
    String first = inner.keySet().iterator().next();
    boolean ofValue = first.startsWith("$") && !Equality.isOfReference(first);
    Predicate<Object> ofElement;
    if (ofValue) {
      Predicate<Document> condition = ofElement("v", inner);
      ofElement = element -> condition.test(new Document("v", element));
    } else {
      Condition condition = new QueryCondition(inner);
      ofElement = element -> element instanceof Document one && condition.matches(one);
    }
    return document -> Values.arrays(document, path).flatMap(List::stream).anyMatch(ofElement);
  }

  String path() {
    return path;
  }

  Document operators() {
    return operators;
  }

  List<Near> nears() {
    return nears;
  }

  @Override
  protected boolean isQuick() {
    return isQuick;
  }

  @Override
  protected boolean matches(Document document) {
    return parts.stream().allMatch(part -> part.test(document));
  }

  /** A query for an element. */
  private static final class QueryCondition extends Condition {

    private final Document query;

    QueryCondition(Document query) {
      this.query = OwnConditions.of(query);
    }

    @Override
    protected boolean matches(Document document) {
      return new DefaultQueryMatcher().matches(document, query);
    }
  }
}
