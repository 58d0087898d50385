package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Collections;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The condition of {@code $elemMatch}, for one element of an array. */
public final class ElementMatch {

  /** The operator. */
  static final String NAME = "$elemMatch";

  private static final String VALUE = "v";

  /** Operators that look at a document, and not at a value. */
  private static final Set<String> CLAUSES = Set.of("$and", "$or", "$nor", "$expr");

  private ElementMatch() {}

  /** Returns whether an element meets a condition: operators for values, or a query. */
  public static Predicate<@Nullable Object> of(Document condition) {
    String first = condition.isEmpty() ? "" : condition.keySet().iterator().next();
    if (!first.startsWith("$") || CLAUSES.contains(first)) {
      Document query = OwnConditions.of(condition);
      return item -> item instanceof Document one && new DefaultQueryMatcher().matches(one, query);
    }
    // By itself an array would be met by what is in it.
    Document query = OwnConditions.of(new Document(VALUE, new Document(NAME, condition)));
    return item ->
        new DefaultQueryMatcher()
            .matches(new Document(VALUE, Collections.singletonList(item)), query);
  }
}
