package io.appservices.emulator.cluster.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.appservices.emulator.cluster.embedded.query.schema.JsonSchema;
import org.jspecify.annotations.Nullable;

/** {@code $jsonSchema}: documents that a schema describes. */
final class SchemaCondition extends Condition {

  private static final int TYPE_MISMATCH = 14;

  private final JsonSchema schema;

  SchemaCondition(@Nullable Object schema) {
    if (!(schema instanceof Document given)) {
      throw new MongoServerError(TYPE_MISMATCH, "TypeMismatch", "$jsonSchema must be an object");
    }
    this.schema = JsonSchema.of(given);
  }

  @Override
  protected boolean matches(Document document) {
    return schema.accepts(document);
  }
}
