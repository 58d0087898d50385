package io.appservices.emulator.domain.definition;

import io.appservices.emulator.domain.Documents;
import io.appservices.emulator.domain.Members;
import java.util.Optional;
import org.bson.Document;

/**
 * A filter of a rule (docs: filter incoming queries).
 *
 * @param applyWhen for whom it is; for all if absent
 * @param query the query added to every query, with expansions in it; a copy
 * @param projection the projection of every document; a copy
 */
public record FilterDefinition(
    Optional<String> name, Expression applyWhen, Document query, Document projection) {

  static FilterDefinition of(Members filter) {
    // Old apps have it under the first name, apps of today under the second.
    Document projection =
        Documents.merged(filter.documentOrEmpty("projection"), filter.documentOrEmpty("project"));
    return new FilterDefinition(
        filter.text("name"),
        Expression.of(filter, "apply_when"),
        filter.documentOrEmpty("query"),
        projection);
  }
}
