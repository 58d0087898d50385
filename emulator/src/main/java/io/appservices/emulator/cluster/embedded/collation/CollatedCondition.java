package io.appservices.emulator.cluster.embedded.collation;

import de.bwaldvogel.mongo.backend.DefaultQueryMatcher;
import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.embedded.query.Condition;
import io.appservices.emulator.cluster.embedded.query.OwnConditions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A condition on one field, whose texts are compared under a collation. */
final class CollatedCondition extends Condition {

  private final Collation collation;
  private final Set<String> path;
  private final Document query;

  /**
   * Makes one.
   *
   * @param operand what the field is compared with, with keys in the places of texts
   */
  CollatedCondition(Collation collation, String path, @Nullable Object operand) {
    this.collation = collation;
    this.path = Set.of(path);
    this.query = OwnConditions.of(new Document(path, operand));
  }

  @Override
  protected boolean matches(Document document) {
    return new DefaultQueryMatcher().matches(collation.keys(document, path), query);
  }
}
