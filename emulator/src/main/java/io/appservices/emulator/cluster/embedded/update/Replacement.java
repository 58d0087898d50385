package io.appservices.emulator.cluster.embedded.update;

import de.bwaldvogel.mongo.bson.Document;
import io.appservices.emulator.cluster.aggregation.expression.value.Refused;
import io.appservices.emulator.cluster.aggregation.expression.value.ValueOrder;
import org.jspecify.annotations.Nullable;

/** A new document that takes the place of another, but for its id. */
final class Replacement implements Modification {

  private static final String ID = "_id";

  private final Document fields;

  Replacement(Document fields) {
    this.fields = fields;
  }

  @Override
  public Document of(Document document, @Nullable Integer position) {
    Document made = withId(document.get(ID));
    if (!made.equals(document)) {
      DollarFields.check(made);
    }
    return made;
  }

  @Override
  public Document ofNew(Document document, boolean choosesId) {
    return choosesId || !document.containsKey(ID)
        ? UpdatePaths.copy(fields)
        : withId(document.get(ID));
  }

  private Document withId(@Nullable Object id) {
    if (fields.containsKey(ID) && !ValueOrder.areEqual(fields.get(ID), id)) {
      String shown = UpdatePaths.shown(ID, fields.get(ID));
      throw Refused.because(
          66,
          "After applying the update, the (immutable) field '_id' was found to have been altered"
              + " to "
              + shown.substring(1, shown.length() - 1));
    }
    Document made = new Document(ID, id);
    made.putAll(UpdatePaths.copy(fields));
    made.put(ID, id);
    return made;
  }
}
