package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.operation.TimeLimit;
import java.util.AbstractCollection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition on a document, in the disguise of the collection of all documents that meet it: the
 * library looks whether a collection has a document without touching either, in {@code $expr}.
 */
public abstract class Condition extends AbstractCollection<Object> {

  /** Returns whether a document meets it. */
  protected abstract boolean matches(Document document);

  /** Returns whether it takes no longer than a comparison. */
  protected boolean isQuick() {
    return false;
  }

  /** Returns whether a query is for a condition that takes no longer than a comparison. */
  public static boolean isQuick(Document query) {
    Condition condition = of(query);
    return condition != null && condition.isQuick();
  }

  /** Returns the query for it. */
  public final Document query() {
    return new Document(
        "$expr", new Document("$in", List.of("$$ROOT", new Document("$literal", this))));
  }

  /** Returns the condition that a query is for; null if it is another query. */
  public static @Nullable Condition of(Document query) {
    return query.get("$expr") instanceof Document expression
            && expression.get("$in") instanceof List<?> operands
            && operands.size() == 2
            && operands.get(1) instanceof Document literal
            && literal.get("$literal") instanceof Condition condition
        ? condition
        : null;
  }

  @Override
  public final boolean contains(Object document) {
    TimeLimit.check();
    return matches((Document) document);
  }

  @Override
  public final Iterator<Object> iterator() {
    return Collections.emptyIterator();
  }

  @Override
  public final int size() {
    return 0;
  }
}
