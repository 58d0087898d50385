package io.appservices.emulator.cluster.operation;

import com.mongodb.client.model.Collation;
import com.mongodb.client.model.CollationAlternate;
import com.mongodb.client.model.CollationCaseFirst;
import com.mongodb.client.model.CollationMaxVariable;
import com.mongodb.client.model.CollationStrength;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * What an operation says of how it finds documents.
 *
 * @param hint the keys of the index that is to be used; null if it is named, or none is
 * @param hintName the name of the index that is to be used; null if its keys are given, or none is
 */
record QueryOptions(
    @Nullable Collation collation, @Nullable Document hint, @Nullable String hintName) {

  static QueryOptions of(Members arguments) {
    boolean isNamed = arguments.get("hint") instanceof String;
    return new QueryOptions(
        arguments.document("collation").map(QueryOptions::collation).orElse(null),
        isNamed ? null : arguments.document("hint").orElse(null),
        isNamed ? arguments.text("hint").orElse(null) : null);
  }

  private static @Nullable Collation collation(Document document) {
    if (document.isEmpty()) {
      return null;
    }
    Members given = Members.strict(document, DataSourceRefusals.ARGUMENTS);
    Collation.Builder collation = Collation.builder().locale(given.requiredText("locale"));
    given
        .integer("strength", 1, 5)
        .ifPresent(
            level -> collation.collationStrength(CollationStrength.fromInt(level.intValue())));
    given.bool("caseLevel").ifPresent(collation::caseLevel);
    given.bool("numericOrdering").ifPresent(collation::numericOrdering);
    given.bool("backwards").ifPresent(collation::backwards);
    given.bool("normalization").ifPresent(collation::normalization);
    given
        .text("caseFirst")
        .ifPresent(value -> collation.collationCaseFirst(CollationCaseFirst.fromString(value)));
    given
        .text("alternate")
        .ifPresent(value -> collation.collationAlternate(CollationAlternate.fromString(value)));
    given
        .text("maxVariable")
        .ifPresent(value -> collation.collationMaxVariable(CollationMaxVariable.fromString(value)));
    given.end();
    return collation.build();
  }

  /** Adds what the driver has no method for, to a command. */
  void addTo(Document command) {
    if (collation != null) {
      command.append("collation", collation.asDocument());
    }
    if (hint != null || hintName != null) {
      command.append("hint", hint == null ? hintName : hint);
    }
  }
}
