package io.appservices.emulator.cluster.operation;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndDeleteOptions;
import com.mongodb.client.model.FindOneAndReplaceOptions;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.result.UpdateResult;
import io.appservices.emulator.domain.DataSourceRefusals;
import io.appservices.emulator.domain.Members;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.BsonDocument;
import org.bson.BsonDocumentReader;
import org.bson.BsonValue;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.jspecify.annotations.Nullable;

/**
 * The operations that update or replace, and those that return the document they changed. An update
 * without operators is a replacement, for every operation: so the service takes it, also where
 * MongoDB would not. The suites of its SDKs send such to {@code updateMany}, and count what
 * changed.
 */
final class UpdateOperations {

  private final MongoCollection<Document> collection;
  private final OperatorChecks checks;

  UpdateOperations(MongoCollection<Document> collection, OperatorChecks checks) {
    this.collection = collection;
    this.checks = checks;
  }

  @Nullable Object run(String operation, Members arguments) {
    return switch (operation) {
      case "updateOne" -> result(update(arguments, false));
      case "updateMany" -> updateMany(arguments);
      case "replaceOne" -> replaceOne(arguments);
      case "findOneAndUpdate" -> findOneAndUpdate(arguments);
      case "findOneAndReplace" ->
          arguments.has("update") ? findOneAndReplace(arguments) : findOneAndDelete(arguments);
      case "findOneAndDelete" -> findOneAndDelete(arguments);
      default -> throw DataSourceRefusals.serviceCommandNotFound(operation);
    };
  }

  private UpdateResult update(Members arguments, boolean many) {
    Document query = checks.filter(arguments.requiredDocument("query"));
    QueryOptions finding = QueryOptions.of(arguments);
    UpdateOptions options =
        new UpdateOptions()
            .collation(finding.collation())
            .hint(finding.hint())
            .hintString(finding.hintName())
            .upsert(arguments.flag("upsert"))
            .arrayFilters(arguments.documents("arrayFilters").orElse(null));
    if (arguments.get("update") instanceof List<?>) {
      List<Document> pipeline = arguments.requiredDocuments("update");
      return many
          ? collection.updateMany(query, pipeline, options)
          : collection.updateOne(query, pipeline, options);
    }
    Document update = checks.update(arguments.requiredDocument("update"));
    if (OperatorChecks.isReplacement(update)) {
      ReplaceOptions replacing =
          new ReplaceOptions()
              .upsert(options.isUpsert())
              .collation(finding.collation())
              .hint(finding.hint())
              .hintString(finding.hintName());
      return collection.replaceOne(query, update, replacing);
    }
    return many
        ? collection.updateMany(query, update, options)
        : collection.updateOne(query, update, options);
  }

  private Document replaceOne(Members arguments) {
    if (arguments.get("update") instanceof List<?>
        || !OperatorChecks.isReplacement(arguments.requiredDocument("update"))) {
      throw DataSourceRefusals.replacementWithOperators();
    }
    return result(update(arguments, false));
  }

  private Document updateMany(Members arguments) {
    boolean replacement =
        !(arguments.get("update") instanceof List<?>)
            && OperatorChecks.isReplacement(arguments.requiredDocument("update"));
    return replacement ? replaceMany(arguments) : result(update(arguments, true));
  }

  private Document replaceMany(Members arguments) {
    Document query = checks.filter(arguments.requiredDocument("query"));
    Document replacement = arguments.requiredDocument("update");
    int matched = 0;
    int modified = 0;
    QueryOptions options = QueryOptions.of(arguments);
    for (Document found :
        collection
            .find(query)
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .projection(Projections.include("_id"))) {
      UpdateResult result =
          collection.replaceOne(new Document("_id", found.get("_id")), replacement);
      matched += (int) result.getMatchedCount();
      modified += (int) result.getModifiedCount();
    }
    return matched == 0 && arguments.flag("upsert")
        ? result(update(arguments, false))
        : counts(matched, modified);
  }

  private @Nullable Document findOneAndUpdate(Members arguments) {
    Document filter = checks.filter(arguments.documentOrEmpty("filter"));
    QueryOptions finding = QueryOptions.of(arguments);
    FindOneAndUpdateOptions options =
        new FindOneAndUpdateOptions()
            .collation(finding.collation())
            .hint(finding.hint())
            .hintString(finding.hintName())
            .projection(arguments.document("projection").orElse(null))
            .sort(arguments.document("sort").orElse(null))
            .upsert(arguments.flag("upsert"))
            .maxTime(CollectionOperations.millis(arguments), TimeUnit.MILLISECONDS)
            .returnDocument(returned(arguments))
            .arrayFilters(arguments.documents("arrayFilters").orElse(null));
    if (arguments.get("update") instanceof List<?>) {
      List<Document> pipeline = arguments.requiredDocuments("update");
      return collection.findOneAndUpdate(filter, pipeline, options);
    }
    Document update = checks.update(arguments.requiredDocument("update"));
    return OperatorChecks.isReplacement(update)
        ? findOneAndReplace(arguments)
        : collection.findOneAndUpdate(filter, update, options);
  }

  private Document findOneAndReplace(Members arguments) {
    Document replacement = arguments.requiredDocument("update");
    if (!OperatorChecks.isReplacement(replacement)) {
      throw DataSourceRefusals.replacementWithOperators();
    }
    QueryOptions options = QueryOptions.of(arguments);
    return collection.findOneAndReplace(
        checks.filter(arguments.documentOrEmpty("filter")),
        replacement,
        new FindOneAndReplaceOptions()
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .projection(arguments.document("projection").orElse(null))
            .sort(arguments.document("sort").orElse(null))
            .upsert(arguments.flag("upsert"))
            .maxTime(CollectionOperations.millis(arguments), TimeUnit.MILLISECONDS)
            .returnDocument(returned(arguments)));
  }

  private Document findOneAndDelete(Members arguments) {
    QueryOptions options = QueryOptions.of(arguments);
    return collection.findOneAndDelete(
        checks.filter(arguments.requiredDocument("filter")),
        new FindOneAndDeleteOptions()
            .collation(options.collation())
            .hint(options.hint())
            .hintString(options.hintName())
            .projection(arguments.document("projection").orElse(null))
            .maxTime(CollectionOperations.millis(arguments), TimeUnit.MILLISECONDS)
            .sort(arguments.document("sort").orElse(null)));
  }

  private static ReturnDocument returned(Members arguments) {
    return arguments.flag("returnNewDocument") ? ReturnDocument.AFTER : ReturnDocument.BEFORE;
  }

  private Document result(UpdateResult result) {
    Document counts = counts((int) result.getMatchedCount(), (int) result.getModifiedCount());
    if (result.getUpsertedId() != null) {
      counts.append("upsertedId", value(result.getUpsertedId()));
    }
    return counts;
  }

  private static Document counts(int matched, int modified) {
    return new Document("matchedCount", matched).append("modifiedCount", modified);
  }

  /** Returns the value as documents hold it. */
  private @Nullable Object value(BsonValue bson) {
    try (BsonDocumentReader reader = new BsonDocumentReader(new BsonDocument("v", bson))) {
      return collection
          .getCodecRegistry()
          .get(Document.class)
          .decode(reader, DecoderContext.builder().build())
          .get("v");
    }
  }
}
